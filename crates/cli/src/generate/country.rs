//! A generated country: the real communes with made-up books, a folder a province, a file a commune.

use std::path::Path;

use book::text::say;
use book::{Extra, Shard, Stamp, Unit};
use communes::{Commune as Listed, List};
use serde_json::{Value, json};

use super::commune::{Commune, Size};
use super::random::Random;
use super::{Args, file};
use crate::books::ordered;
use crate::{Context, Failure};

/// The list of the edition that the page is made with.
const LIST: &str = include_str!("../../../../data/communes.txt");

/// Hamlets, incidents and points of the whole country, if none are given.
const USUAL: [u64; 3] = [60_000, 1_000_000, 1_200_000];

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    let list = List::read(LIST).map_err(Failure::usage)?;
    let folder = args.output.as_deref().ok_or_else(|| {
        Failure::Usage(say!(
            context.lang,
            "cần -o FOLDER vì có nhiều tệp",
            "-o FOLDER is needed for many files"
        ))
    })?;
    let all = list.communes.len() as u64;
    // Spread over the country. A commune has the same book whatever their number is.
    let chosen: Vec<_> = (0..args.communes)
        .filter_map(|at| list.communes.get((at * all / args.communes) as usize))
        .collect();
    let mut failed = None;
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let make = |commune: &Listed| write(folder, &list, commune, args, context);
    ordered(chosen.into_iter(), workers, make, |written| {
        failed = written.err();
        failed.is_none()
    });
    failed.map_or(Ok(String::new()), Err)
}

fn write(
    folder: &Path,
    list: &List,
    commune: &Listed,
    args: &Args,
    context: &Context,
) -> Result<(), Failure> {
    let Some(province) = list.province_of(commune) else { return Ok(()) };
    let text = book(list, commune, args)?.to_string();
    let book = file::read(text.as_bytes(), "generate", context)?.book;
    let text = files::write(&book).map_err(Failure::usage)?;
    let folder = folder.join(format!("{} {}", province.code, province.name));
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        std::fs::write(folder.join(format!("{} {}.json", commune.code, commune.name)), text)
    });
    written.map_err(|error| Failure::Usage(format!("{}: {error}", folder.display())))
}

fn book(list: &List, commune: &Listed, args: &Args) -> Result<Value, Failure> {
    let seed = args.seed << 32 | commune.code.parse::<u64>().unwrap_or_default();
    let mut random = Random::new(seed);
    let share = |total: Option<u64>, usual: u64| {
        total.map_or(usual / list.communes.len() as u64, |total| total / args.communes)
    };
    let [hamlets, incidents, points] = USUAL;
    let size = Size {
        hamlets: share(args.hamlets, hamlets),
        incidents: share(args.incidents, incidents),
        points: share(args.points, points),
        hamlet_years: args.hamlet_years,
    };
    let province = list.province_of(commune).map(|province| list.unit_of_province(province));
    let Some(province) = province else { return Ok(Value::Null) };
    let province = Unit { stamp: Stamp::of_no_edition(), extra: Extra::new(), ..province };
    let unit = list.unit_of_commune(commune);
    let shard = Commune::real(&mut random, province.id.as_str(), &unit).shard(&size);
    let upper = serde_json::to_value(Shard::new(province)).map_err(Failure::usage)?;
    let note = format!("Sổ sinh ra để đo tốc độ, hạt giống {}: mọi số liệu đều là bịa.", args.seed);
    let name = unit.name;
    let frame = json!({ "name": name, "note": note, "settings": { "desk": "Công an xã" } });
    Ok(json!({
        "format": files::FORMAT,
        "version": files::Version::CURRENT.to_string(),
        "frame": frame,
        "shards": [upper, shard],
    }))
}
