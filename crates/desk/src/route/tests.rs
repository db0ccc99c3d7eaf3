use super::*;

#[test]
fn every_page_has_an_address_that_leads_back_to_it() {
    let unit = UnitId::new("viet-thanh").unwrap();
    let record = RecordId::new("r1").unwrap();
    let mut routes = vec![
        Route::Overview,
        Route::Units,
        Route::NewUnit,
        Route::Evaluation,
        Route::Reports,
        Route::Data,
    ];
    routes.extend([
        Route::Settings,
        Route::Lock,
        Route::Send,
        Route::Tables,
        Route::More,
        Route::Unit(unit.clone()),
        Route::EditUnit(unit.clone()),
        Route::Totals(unit.clone()),
        Route::EnterYear,
        Route::EnterYearOf(unit.clone()),
    ]);
    routes.extend([
        Route::Verdict(unit.clone()),
        Route::Compare(unit.clone()),
        Route::UnitRevisions(unit.clone()),
        Route::Deleted,
        Route::Report(unit),
        Route::Calendar,
        Route::SentIn,
        Route::Slides,
        Route::Review,
        Route::Rules,
        Route::RuleSet(KindCode::new("tt-124-2021-hamlet").unwrap()),
        Route::Listing(Listing::Safety),
        Route::Listing(Listing::ModelHamlets),
        Route::Snapshots,
        Route::Snapshot(12),
        Route::OwnRules,
        Route::NewRules,
        Route::EditRules(KindCode::new("tt-124-nam-dinh").unwrap()),
    ]);
    for kind in RecordKind::ALL {
        routes.extend([
            Route::Records(*kind),
            Route::NewRecord(*kind),
            Route::Record(*kind, record.clone()),
        ]);
        routes.push(Route::Revisions(*kind, record.clone()));
    }
    for route in routes {
        assert_eq!(Address::parse(&route.href()).route, route);
    }
}

#[test]
fn a_query_reads_back() {
    let query = Query {
        year: Year::new(2019),
        unit: UnitId::new("a").ok(),
        code: KindCode::new("theft").ok(),
        models: Some(ModelFilter::New),
        outcome: Some(Outcome::Missing),
        from: Day::parse("2018-11-16").ok(),
        to: Day::parse("2019-11-15").ok(),
        field: KindCode::new("severity").ok(),
        day: Day::parse("2019-06-30").ok(),
        other: KindCode::new("tt-124-2021-hamlet").ok(),
        other_year: Year::new(2018),
        severity: Some(Graveness::From(book::Severity::Serious)),
        is_settled: Some(false),
        order: Some(Order::Gravest),
        ends_review: true,
    };
    let hash = Route::Records(RecordKind::Incident).with(query.clone());
    assert_eq!(
        Address::parse(&hash),
        Address { route: Route::Records(RecordKind::Incident), query }
    );
}

#[test]
fn an_address_that_makes_no_sense_is_not_found_and_bad_queries_are_left_out() {
    assert_eq!(Address::parse("#/nowhere").route, Route::NotFound);
    assert_eq!(Address::parse("#/don-vi/a/b/c").route, Route::NotFound);
    assert_eq!(Address::parse("#/don-vi/<script>").route, Route::NotFound);
    assert_eq!(Address::parse("#/don-vi?nam=12&don-vi=<b>").query, Query::default());
    assert_eq!(Address::parse("").route, Route::Overview);
}
