//! A template and a unit make a paper.

use crate::conditions;
use crate::document::{Block, ColumnHead, Document, Header, Row, Signer, Table};
use crate::fields;
use crate::name::Shape;
use crate::numbers::Numbers;
use crate::places;
use crate::rows;
use crate::subject::Subject;
use crate::template::{self, Join, Letters, Name, Piece, Template};
use crate::value::{DOTS, Value, two_digits};
use crate::written;

/// The paper of a template for a unit.
pub fn render(template: &Template, subject: &Subject) -> Document {
    let maker = Maker { subject };
    let say = |sentences: &[template::Sentence]| -> Vec<String> {
        let said = sentences.iter().map(|one| maker.sentence(one, &[]));
        said.filter(|said| !said.is_empty()).collect()
    };
    let (above, issuer) = places::issuer(subject, template.issuer);
    let signs = places::issued_by(subject, template.issuer);
    let signer = |signer: &template::Signer| Signer {
        lines: say(&signer.lines),
        hint: if signer.is_sealed {
            "(Ký tên, đóng dấu)"
        } else {
            "(Ký, ghi rõ họ tên)"
        }
        .to_owned(),
        name: written::holder(subject, signer.holder, signs).unwrap_or_default(),
    };
    let mut blocks = Vec::new();
    let mut numbers = Numbers::default();
    maker.blocks(&template.blocks, &mut numbers, &mut blocks);
    let mut notes = say(&template.notes);
    notes.extend(maker.notes(template));
    Document {
        title: template.title.vi.clone(),
        header: Header {
            above,
            issuer,
            number: number(template, subject),
            motto: motto(template),
            place: place(subject, template.issuer),
        },
        heading: maker.sentence(&template.heading, &[]),
        about: maker.sentence(&template.about, &[]),
        addressed: addressed(say(&template.addressed)),
        blocks,
        recipients: recipients(say(&template.recipients)),
        signers: template.signers.iter().map(signer).collect(),
        notes,
        landscape: template.landscape,
    }
}

/// `Kính gửi:` before one in its line, before several in a line of its own.
fn addressed(bodies: Vec<String>) -> Vec<String> {
    match bodies.as_slice() {
        [] => bodies,
        [one] => vec![format!("Kính gửi: {one}.")],
        [most @ .., last] => {
            let most = most.iter().map(|body| format!("- {body};"));
            let head = std::iter::once("Kính gửi:".to_owned());
            head.chain(most).chain([format!("- {last}.")]).collect()
        }
    }
}

/// `Nơi nhận:`, then one line each.
fn recipients(bodies: Vec<String>) -> Vec<String> {
    let Some((last, most)) = bodies.split_last() else { return bodies };
    let most = most.iter().map(|body| format!("- {body};"));
    let head = std::iter::once("Nơi nhận:".to_owned());
    head.chain(most).chain([format!("- {last}.")]).collect()
}

fn number(template: &Template, subject: &Subject) -> Option<String> {
    let (number, symbol) = written::number(subject, &template.id);
    let symbol = symbol.or_else(|| template.symbol.clone())?;
    let number = number.unwrap_or_else(|| DOTS.to_owned());
    let (word, dash) = match template.issuer {
        template::Issuer::Party => ("Số", "-"),
        template::Issuer::Hamlet
        | template::Issuer::Unit
        | template::Issuer::PeoplesCommittee
        | template::Issuer::SteeringCommittee
        | template::Issuer::Recogniser
        | template::Issuer::Police => ("Số:", "/"),
    };
    Some(format!("{word} {number}{dash}{symbol}"))
}

fn motto(template: &Template) -> Vec<String> {
    let lines: &[&str] = match template.issuer {
        template::Issuer::Party => &["ĐẢNG CỘNG SẢN VIỆT NAM"],
        template::Issuer::Hamlet
        | template::Issuer::Unit
        | template::Issuer::PeoplesCommittee
        | template::Issuer::SteeringCommittee
        | template::Issuer::Recogniser
        | template::Issuer::Police => {
            &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        }
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// `Trấn Yên, ngày 05 tháng 11 năm 2026`: days below 10 and the months 1 and 2 with two digits.
fn place(subject: &Subject, issuer: template::Issuer) -> String {
    let place = Value::given(places::place(subject, issuer));
    let (day, month, year) = match subject.day {
        Some(day) => {
            let month = if day.month() < 3 {
                two_digits(day.month().into())
            } else {
                day.month().to_string()
            };
            (two_digits(day.day().into()), month, day.year())
        }
        None => (DOTS.to_owned(), DOTS.to_owned(), subject.year),
    };
    format!("{}, ngày {day} tháng {month} năm {year}", place.in_sentence())
}

/// The bars that a page has room for.
const MOST_CHARTED: usize = 30;

/// The meaning of the mark at a column whose figures are not all known. The column has no room for
/// words.
const UNKNOWN_COLUMN: &str = "; (?) là chưa đủ số liệu";

/// A value as a figure of a picture.
fn datum(value: Option<Value>) -> charts::Datum {
    match value {
        Some(Value::Count { low, is_exact: true }) => charts::Datum::Known(low.into()),
        Some(Value::Count { low, is_exact: false }) if low > 0 => {
            charts::Datum::AtLeast(low.into())
        }
        Some(Value::Count { .. } | Value::Missing | Value::Text(_) | Value::Case(_)) | None => {
            charts::Datum::Unknown
        }
    }
}

struct Maker<'s, 'p, 'a> {
    subject: &'s Subject<'p, 'a>,
}

impl Maker<'_, '_, '_> {
    fn blocks(&self, blocks: &[template::Block], numbers: &mut Numbers, made: &mut Vec<Block>) {
        for block in blocks {
            self.block(block, numbers, made);
        }
    }

    fn block(&self, block: &template::Block, numbers: &mut Numbers, made: &mut Vec<Block>) {
        let say = |sentence| Some(self.sentence(sentence, &[])).filter(|said| !said.is_empty());
        match block {
            template::Block::Heading(level, words) => {
                made.extend(say(words).map(|words| Block::Heading {
                    level: *level,
                    text: [&numbers.next(*level), " ", &words].concat(),
                }))
            }
            template::Block::Text(words) => made.extend(say(words).map(Block::Paragraph)),
            template::Block::Basis(words) => made.extend(say(words).map(Block::Basis)),
            template::Block::Item(words) => made.extend(say(words).map(Block::Item)),
            template::Block::Center(words) => made.extend(say(words).map(Block::Center)),
            template::Block::Article(words) => made.extend(say(words).map(|text| {
                numbers.articles += 1;
                Block::Article { number: format!("Điều {}.", numbers.articles), text }
            })),
            template::Block::Each { source, item, none } => {
                let rows = rows::rows(self.subject, *source);
                made.extend(rows.iter().map(|row| Block::Item(self.sentence(item, &row.values))));
                if rows.is_empty() {
                    made.extend(say(none).map(Block::Paragraph));
                }
            }
            template::Block::Table { source, columns, none } => {
                let rows = rows::rows(self.subject, *source);
                match rows.is_empty() {
                    true => made.extend(say(none).map(Block::Paragraph)),
                    false => made.push(Block::Table(table(columns, &rows))),
                }
            }
            template::Block::Chart(chart) => made.extend(self.chart(chart)),
            template::Block::Own(own, lines) => {
                let value = fields::value(self.subject, &crate::name::Field::Own(*own));
                match value {
                    Value::Text(text) => made.extend(
                        text.lines()
                            .filter(|line| !line.trim().is_empty())
                            .map(|line| Block::Paragraph(line.trim().to_owned())),
                    ),
                    Value::Missing | Value::Count { .. } | Value::Case(_) if *lines > 0 => {
                        made.push(Block::Lines(*lines));
                    }
                    Value::Missing | Value::Count { .. } | Value::Case(_) => (),
                }
            }
            template::Block::By(name, cases) => {
                let case = self.value(name, &[]);
                if let Some(blocks) = cases.of(case.case()) {
                    self.blocks(blocks, numbers, made);
                }
            }
        }
    }

    /// A picture of a list; none where there is nothing to see, or more than a page can show.
    fn chart(&self, chart: &template::Chart) -> Option<Block> {
        let rows = rows::rows(self.subject, chart.source);
        let has_groups = rows.iter().any(|row| row.is_strong);
        let cell = |row: &crate::row::Row, at: usize| row.values.get(at).cloned();
        // Of many kinds in groups, those that did not happen say no more than the table.
        let is_any = |row: &crate::row::Row| {
            let low = |(at, ..): &(usize, _, _)| datum(cell(row, *at)).low();
            row.is_strong && chart.values.iter().any(|value| low(value) > 0)
        };
        let shown: Vec<_> = rows.iter().filter(|row| !has_groups || is_any(row)).collect();
        let series = chart.values.iter().map(|(at, column, head)| charts::Series {
            name: head.clone().unwrap_or_else(|| column.head.to_owned()),
            values: shown.iter().map(|row| datum(cell(row, *at))).collect(),
        });
        let series: Vec<charts::Series> = series.collect();
        let mut figures = series.iter().flat_map(|series| &series.values);
        if shown.len() > MOST_CHARTED || figures.all(|figure| figure.low() == 0) {
            return None;
        }
        let mut caption = self.sentence(&chart.title, &[]);
        let mut figures = series.iter().flat_map(|series| &series.values);
        let is_open = figures.any(|figure| !matches!(figure, charts::Datum::Known(_)));
        if is_open && chart.form == charts::Form::Columns {
            caption.push_str(UNKNOWN_COLUMN);
        }
        let label = |row: &&crate::row::Row| {
            cell(row, chart.label).map(|value| value.in_cell()).unwrap_or_default()
        };
        Some(Block::Chart {
            caption,
            chart: charts::Chart {
                title: String::new(),
                window: String::new(),
                form: chart.form,
                suffix: chart.suffix.clone(),
                labels: shown.iter().map(label).collect(),
                series,
            },
        })
    }

    fn value(&self, name: &Name, row: &[Value]) -> Value {
        match name {
            Name::Field(field) => fields::value(self.subject, field),
            Name::Column(at, _) => row.get(*at).cloned().unwrap_or(Value::Missing),
        }
    }

    /// A sentence, with single blanks. Dots to fill in by hand end it without a full stop.
    fn sentence(&self, pieces: &[Piece], row: &[Value]) -> String {
        let mut text = String::new();
        for piece in pieces {
            text.push_str(&self.piece(piece, row));
        }
        let mut text =
            text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if text.strip_suffix('.').is_some_and(|text| text.ends_with(DOTS)) {
            text.pop();
        }
        text
    }

    /// A part of a sentence; its blanks at the ends stay.
    fn raw(&self, pieces: &[Piece], row: &[Value]) -> String {
        pieces.iter().map(|piece| self.piece(piece, row)).collect()
    }

    fn piece(&self, piece: &Piece, row: &[Value]) -> String {
        match piece {
            Piece::Words(words) => words.clone(),
            Piece::Name(name, letters) => {
                let words = self.value(name, row).in_sentence();
                match letters {
                    Letters::Same => words,
                    Letters::Upper => words.to_uppercase(),
                    Letters::First => places::first_upper(&words),
                }
            }
            Piece::By(name, cases) => {
                let case = self.value(name, row);
                cases.of(case.case()).map(|said| self.raw(said, row)).unwrap_or_default()
            }
            Piece::Join(join) => self.join(join, row),
            Piece::Parts(parts) => {
                let said = parts.iter().map(|part| self.sentence(part, row));
                said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn join(&self, join: &Join, row: &[Value]) -> String {
        let rows = rows::rows(self.subject, join.source);
        let mut said: Vec<String> =
            rows.iter().map(|row| self.raw(&join.each, &row.values)).collect();
        let Some(last) = said.pop() else { return self.raw(&join.none, row) };
        let all =
            if said.is_empty() { last } else { [said.join(&join.with), last].join(&join.last) };
        all + &join.end
    }

    /// The notes that the reader of any paper must know.
    fn notes(&self, template: &Template) -> Vec<String> {
        let subject = self.subject;
        let shows_conditions = shows_conditions(&template.blocks);
        let mut notes = Vec::new();
        if shows_conditions && conditions::has_paraphrase(subject) {
            notes.push(format!(
                "{} Diễn giải, chưa đối chiếu văn bản gốc; lời trong dấu “ ” là lời của văn bản.",
                conditions::PARAPHRASE
            ));
        }
        let open = subject.verdict.as_ref().is_some_and(|verdict| verdict.is_open);
        if let Some(day) = subject.papers.evaluator.as_of().filter(|_| open) {
            notes.push(format!("Số liệu tính đến ngày {day}; kỳ đánh giá chưa kết thúc."));
        }
        if subject.is_illustrative() {
            notes.push(
                "Sổ có số liệu minh họa, không lấy từ nguồn nào; không dùng để gửi đi.".to_owned(),
            );
        }
        notes
    }
}

fn shows_conditions(blocks: &[template::Block]) -> bool {
    use crate::source::Source;
    blocks.iter().any(|block| match block {
        template::Block::Table { source, .. } | template::Block::Each { source, .. } => {
            *source == Source::Conditions
        }
        template::Block::By(_, cases) => cases.0.iter().any(|(_, blocks)| shows_conditions(blocks)),
        template::Block::Heading(..)
        | template::Block::Text(_)
        | template::Block::Basis(_)
        | template::Block::Item(_)
        | template::Block::Center(_)
        | template::Block::Article(_)
        | template::Block::Chart(_)
        | template::Block::Own(..) => false,
    })
}

fn table(
    columns: &[(usize, crate::source::Column, Option<String>)],
    rows: &[crate::row::Row],
) -> Table {
    let heads = columns.iter().map(|(_, column, head)| ColumnHead {
        text: head.clone().unwrap_or_else(|| column.head.to_owned()),
        width: column.width,
        is_number: column.shape == Shape::Count,
    });
    let row = |row: &crate::row::Row| Row {
        cells: columns
            .iter()
            .map(|(at, ..)| row.values.get(*at).map(Value::in_cell).unwrap_or_default())
            .collect(),
        is_strong: row.is_strong,
    };
    Table { columns: heads.collect(), rows: rows.iter().map(row).collect() }
}
