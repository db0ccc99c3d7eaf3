//! `binh-yen generate`: a generated province or country for benchmarks; the same seed gives the same
//! bytes.

mod commune;
mod country;
mod random;

use std::path::PathBuf;

use serde_json::{Value, json};

use self::commune::Commune;
use self::random::Random;
use super::file;
use super::{Context, Failure};

#[derive(clap::Args)]
pub struct Args {
    /// Số xã; trên 1000, hoặc với --folders, là xã thật theo danh mục, mỗi xã một tệp.
    #[arg(long, default_value_t = 99, value_parser = clap::value_parser!(u64).range(1..=3321))]
    communes: u64,
    /// Xã thật theo danh mục, mỗi tỉnh một thư mục; chỉ tên và mã là thật.
    #[arg(long, requires = "output")]
    folders: bool,
    /// Hạt giống: cùng hạt giống thì cùng tệp.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Số khu dân cư; nếu không nêu, 2.500 cho 99 xã.
    #[arg(long)]
    hamlets: Option<u64>,
    /// Số vụ việc trong năm năm; nếu không nêu, 30.000 cho 99 xã.
    #[arg(long)]
    incidents: Option<u64>,
    /// Số điểm mô hình; nếu không nêu, 36.000 cho 99 xã.
    #[arg(long)]
    points: Option<u64>,
    /// Số năm cuối mà mỗi khu dân cư có đủ đăng ký, nghị quyết, xác nhận và xếp loại.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(0..=5))]
    hamlet_years: u64,
    /// Tệp kết quả, hoặc thư mục của cả nước; nếu không nêu, in ra.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The years of the generated province.
const YEARS: std::ops::RangeInclusive<u64> = 2021..=2025;

pub fn run(args: &Args, context: &Context) -> Result<String, Failure> {
    if args.folders || args.communes > 1000 {
        return country::run(args, context);
    }
    let text = province(args).to_string();
    // The generated text is read like any other file, which also sorts it.
    let book = file::read(text.as_bytes(), "generate", context)?.book;
    let text = files::write(&book).map_err(Failure::usage)?;
    match &args.output {
        None => Ok(text),
        Some(path) => {
            let cannot_write = |error| Failure::Usage(format!("{}: {error}", path.display()));
            std::fs::write(path, text).map_err(cannot_write)?;
            Ok(String::new())
        }
    }
}

fn province(args: &Args) -> Value {
    let mut random = Random::new(args.seed);
    let (province, device) = (random.id(), random.id());
    let stamp = json!({ "at": random.moment(2021), "device": device, "by": "Công an tỉnh" });
    let unit = json!({ "id": province, "kind": "province", "name": "Tỉnh Mẫu", "illustrative": true, "stamp": stamp });
    let mut shards = vec![json!({ "root": province, "units": [unit] })];
    let share = |total: Option<u64>, usual: u64, at: u64| {
        let total = total.unwrap_or(usual * args.communes / 99);
        total * (at + 1) / args.communes - total * at / args.communes
    };
    for at in 0..args.communes {
        let size = commune::Size {
            hamlets: share(args.hamlets, 2_500, at),
            incidents: share(args.incidents, 30_000, at),
            points: share(args.points, 36_000, at),
            hamlet_years: args.hamlet_years,
        };
        shards.push(Commune::new(&mut random, &province).shard(&size));
    }
    let note = format!("Sổ sinh ra để đo tốc độ, hạt giống {}: mọi số liệu đều là bịa.", args.seed);
    let frame = json!({ "name": "Tỉnh Mẫu", "note": note, "settings": { "desk": "Công an tỉnh" } });
    json!({ "format": files::FORMAT, "version": files::Version::CURRENT.to_string(), "frame": frame, "shards": shards })
}
