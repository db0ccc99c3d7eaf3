#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| binh_yen_fuzz::lock_header(data));
