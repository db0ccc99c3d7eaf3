//! The names that a template may use: every field, the shape of its value, and its spelling.

use book::{Catalogue, KindCode, KindGroup, Office};

/// The shape of a name's value: the cases that a template can tell apart by it, and whether it can
/// stand in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A number: `none`, `one`, `many`, `missing`.
    Count,
    /// Words: `given`, `missing`.
    Text,
    /// One of these cases, or `missing`; never words of a sentence.
    Case(&'static [&'static str]),
}

/// Defines an enum of names, with the spelling of each and the shape of its value.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($one:ident = $text:literal $shape:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = $text] $one,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$one),*];

            /// The spelling in a template.
            pub fn written(self) -> &'static str {
                match self { $(Self::$one => $text,)* }
            }

            /// The shape of its value.
            pub fn shape(self) -> Shape {
                match self { $(Self::$one => $shape,)* }
            }

            /// The name with this spelling.
            pub fn find(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.written() == text)
            }
        }
    };
}
/// The kinds of unit that a template can tell apart.
pub const LEVELS: &[&str] = &[
    "hamlet",
    "agency",
    "enterprise",
    "school",
    "commune",
    "ward",
    "township",
    "special_zone",
    "district",
    "province",
];
/// The outcomes that a template can tell apart.
pub const OUTCOMES: &[&str] = &["met", "not_met", "missing", "for_decision", "not_judged"];
/// A question that is answered or not.
pub const YES_NO: &[&str] = &["yes", "no"];

names! {
    /// Fields without a code.
    Plain {
        Unit = "unit" Shape::Text;
        UnitName = "unit_name" Shape::Text;
        UnitWord = "unit_word" Shape::Text;
        Level = "level" Shape::Case(LEVELS);
        Commune = "commune" Shape::Text;
        CommuneWord = "commune_word" Shape::Text;
        District = "district" Shape::Text;
        Province = "province" Shape::Text;
        Place = "place" Shape::Text;
        HeadTitle = "head_title" Shape::Text;
        LocalWord = "local_word" Shape::Text;
        Population = "population" Shape::Count;
        Households = "households" Shape::Count;
        Year = "year" Shape::Text;
        LastYear = "last_year" Shape::Text;
        NextYear = "next_year" Shape::Text;
        Days = "days" Shape::Text;
        DaysName = "days_name" Shape::Text;
        DaysBefore = "days_before" Shape::Text;
        MonthsFrom = "months_from" Shape::Text;
        Committee = "committee" Shape::Text;
        CommitteeAbove = "committee_above" Shape::Text;
        Recogniser = "recogniser" Shape::Text;
        AuthoritySeen = "authority_seen" Shape::Case(YES_NO);
        Rules = "rules" Shape::Text;
        RulesTitle = "rules_title" Shape::Text;
        Outcome = "outcome" Shape::Case(OUTCOMES);
        Why = "why" Shape::Text;
        Recognised = "recognised" Shape::Case(YES_NO);
        Decision = "decision" Shape::Text;
        RegisteredOn = "registered_on" Shape::Text;
        HouseholdsResiding = "households_residing" Shape::Count;
        HouseholdsRegistered = "households_registered" Shape::Count;
        Conditions = "conditions" Shape::Count;
        ConditionsMet = "conditions_met" Shape::Count;
        ConditionsNotMet = "conditions_not_met" Shape::Count;
        ConditionsOpen = "conditions_open" Shape::Count;
        Models = "models" Shape::Count;
        ModelsNew = "models_new" Shape::Count;
        ModelKinds = "model_kinds" Shape::Count;
        ModelPoints = "model_points" Shape::Count;
        ModelGroups = "model_groups" Shape::Count;
        ModelMembers = "model_members" Shape::Count;
        ModelsEffective = "models_effective" Shape::Count;
        ModelHamlets = "model_hamlets" Shape::Count;
        Papers = "papers" Shape::Count;
        Tips = "tips" Shape::Count;
        TipsValuable = "tips_valuable" Shape::Count;
        TipsCleared = "tips_cleared" Shape::Count;
        TipsHandled = "tips_handled" Shape::Count;
        Candidates = "candidates" Shape::Count;
    }
}

names! {
    /// A figure of the days, of the days before, or how one stands to the other.
    Term {
        Now = "now" Shape::Count;
        Before = "before" Shape::Count;
        Change = "change" Shape::Text;
    }
}

names! {
    /// The units below one.
    Below {
        Hamlets = "hamlets" Shape::Count;
        Others = "others" Shape::Count;
        Units = "units" Shape::Count;
        Communes = "communes" Shape::Count;
        Wards = "wards" Shape::Count;
    }
}

names! {
    /// A figure about the units below.
    Figure {
        Total = "total" Shape::Count;
        Registered = "registered" Shape::Count;
        Met = "met" Shape::Count;
        NotMet = "not_met" Shape::Count;
        Open = "open" Shape::Count;
        Recognised = "recognised" Shape::Count;
        NewCountryside = "new_countryside" Shape::Count;
        ShareMet = "share_met" Shape::Text;
        ShareRecognised = "share_recognised" Shape::Text;
        ShareNewCountryside = "share_new_countryside" Shape::Text;
    }
}

names! {
    /// A person's own words in a paper, kept for a unit and a year.
    Own {
        Situation = "situation" Shape::Text;
        Results = "results" Shape::Text;
        Shortcomings = "shortcomings" Shape::Text;
        Causes = "causes" Shape::Text;
        Directions = "directions" Shape::Text;
        Proposals = "proposals" Shape::Text;
    }
}

/// The office that is written so in a template.
pub fn office(text: &str) -> Option<Office> {
    Office::ALL.iter().copied().find(|office| office.choice().code == text)
}

/// A name that is of a template's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Without a code.
    Plain(Plain),
    /// `figure.crime_cases`, `figure.crime_cases.change`: an indicator.
    Figure(KindCode, Term),
    /// `cases.theft`, `cases.theft.before`: incidents of a kind and all within it.
    Cases(KindCode, Term),
    /// `paper.cell_resolution`: the latest paper of a kind, as it is cited.
    Paper(KindCode),
    /// `sessions.propaganda_session`: activities of a kind.
    Sessions(KindCode),
    /// `attendance.propaganda_session`: people who came to them.
    Attendance(KindCode),
    /// `said.has_party_organisation`: what a person attests.
    Said(KindCode),
    /// `rating.commune_police`: the rating of a force.
    Rating(KindCode),
    /// `hamlets.met`: units below.
    Below(Below, Figure),
    /// `own.situation`: a person's own words.
    Own(Own),
    /// `holder.chairman`: the name of the holder of an office.
    Holder(Office),
}

impl Field {
    /// The field that is written so; codes have to be of the catalogue.
    pub fn find(text: &str, catalogue: &Catalogue) -> Option<Self> {
        let mut parts = text.split('.');
        let first = parts.next()?;
        let Some(second) = parts.next() else { return Plain::find(first).map(Self::Plain) };
        let rest: Vec<&str> = parts.collect();
        let code =
            |group| KindCode::new(second).ok().filter(|code| catalogue.get(group, code).is_some());
        let alone = rest.is_empty();
        let term = match rest.as_slice() {
            [] => Some(Term::Now),
            [term] => Term::find(term),
            _ => None,
        };
        match first {
            "figure" => Some(Self::Figure(code(KindGroup::Indicator)?, term?)),
            "cases" => Some(Self::Cases(code(KindGroup::Incident)?, term?)),
            _ if !alone => None,
            "paper" => code(KindGroup::Paper).map(Self::Paper),
            "sessions" => code(KindGroup::Activity).map(Self::Sessions),
            "attendance" => code(KindGroup::Activity).map(Self::Attendance),
            "said" => code(KindGroup::Statement).map(Self::Said),
            "rating" => code(KindGroup::Force).map(Self::Rating),
            "own" => Own::find(second).map(Self::Own),
            "holder" => office(second).map(Self::Holder),
            _ => Some(Self::Below(Below::find(first)?, Figure::find(second)?)),
        }
    }

    /// The shape of its value.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Plain(plain) => plain.shape(),
            Self::Figure(_, term) | Self::Cases(_, term) => term.shape(),
            Self::Sessions(_) | Self::Attendance(_) => Shape::Count,
            Self::Paper(_) | Self::Rating(_) | Self::Own(_) | Self::Holder(_) => Shape::Text,
            Self::Said(_) => Shape::Case(YES_NO),
            Self::Below(_, part) => part.shape(),
        }
    }
}
