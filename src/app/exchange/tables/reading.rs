//! Reads the rows of the sheets on the desk, in turns with the browser.

use std::sync::Arc;

use book::{Book, DeviceId, Stamp};
use files::Fault;
use files::tables::{Applier, Aside, Examined, Examiner, Line, Plan, Sheet};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::desk::{Asked, Desk, ReadSheet, Takes};
use super::progress::Work;
use super::turns::Turns;
use crate::app::shell::browser;

/// Reads the table on the desk, and again after each decision and correction.
pub fn follow(desk: Desk) {
    Effect::new(move |_| match desk.asked() {
        Some(asked) => begin(desk, asked),
        None => {
            desk.stop();
            desk.parts.set(Arc::default());
        }
    });
}

/// Reads the sheets in place of what was read before.
fn begin(desk: Desk, asked: Asked) {
    let below = |(_, sheet, plan): &(_, Arc<Sheet>, Plan)| {
        sheet.rows.len().saturating_sub(plan.header.saturating_add(1))
    };
    let rows = asked.parts.iter().map(below).sum();
    let mut turns = Turns::begin(desk, Work::Reading, rows);
    spawn_local(async move {
        let Some(read) = read(asked, &mut turns).await else { return };
        if desk.parts.try_set(Arc::new(read)).is_none() && turns.end() {
            browser::focus_soon("#table-problems, #table-ready");
        }
    });
}

async fn read(asked: Asked, turns: &mut Turns) -> Option<Vec<ReadSheet>> {
    let Asked { parts, takes, book, catalogue } = asked;
    let stamp = Stamp { at: 1, device: DeviceId::random(0), by: String::new(), after: Vec::new() };
    let mut bits = 0;
    let mut random = || {
        bits += 1;
        bits
    };
    let (mut book, mut all, count) = (Book::clone(&book), Vec::new(), parts.len());
    for (sheet_at, sheet, plan) in parts {
        let examiner = Examiner::of(&sheet, &plan, &book, &catalogue);
        let (lines, left_out) = examine(examiner, turns, 1).await?;
        if all.len() + 1 < count {
            let applier = Applier::of(plan.list, &book, &stamp);
            // What cannot be put is told when it is imported.
            if let Ok(with) = put(applier, &lines, takes, &mut random, turns, 0).await? {
                book = with;
            }
        }
        let (lines, left_out) = (Arc::new(lines), Arc::new(left_out));
        all.push(ReadSheet { sheet_at, sheet, plan, lines, left_out });
    }
    Some(all)
}

/// Examines the rows. The progress counts each row as `each`. Returns none if it was stopped.
pub async fn examine(
    examiner: Examiner<'_>,
    turns: &mut Turns,
    each: usize,
) -> Option<(Vec<Line>, Vec<(u32, Aside)>)> {
    let (mut all, mut left_out) = (Vec::new(), Vec::new());
    for row in examiner {
        match row {
            Examined::Lines(lines) => all.extend(lines),
            Examined::LeftOut(row, why) => left_out.push((row, why)),
        }
        turns.next(each).await?;
    }
    Some((all, left_out))
}

/// Puts the lines that are taken into the book. The progress counts each line as `each`. Returns
/// none if it was stopped.
pub async fn put(
    mut applier: Applier<'_>,
    lines: &[Line],
    takes: Takes,
    random: &mut dyn FnMut() -> u128,
    turns: &mut Turns,
    each: usize,
) -> Option<Result<Book, (u32, Fault)>> {
    for line in lines.iter().filter(|line| takes.has(line)) {
        if let Err(refused) = applier.put(line, random) {
            return Some(Err(refused));
        }
        turns.next(each).await?;
    }
    Some(Ok(applier.done()))
}
