#![no_main]
libfuzzer_sys::fuzz_target!(init: gainsay_fuzz::warm_up(), |bytes: &[u8]| gainsay_fuzz::extract(bytes));
