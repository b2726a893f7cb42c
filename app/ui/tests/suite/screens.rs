//! Screens as people read them.

use crate::support::{draft, page, page_with, text, today};
use dioxus::prelude::Routable;
use simpati_app::i18n::Language;
use simpati_app::routes::Route;
use simpati_app::state::Draft;
use simpati_core::position::Position::{self, Lying, Standing};
use simpati_core::sex::Sex::{self, Female, Male};

fn answer(language: Language, form: Draft) -> String {
    text(&page_with("/cek/hasil", language, Some(today()), form))
}

#[test]
fn every_route_survives_being_written_and_read() {
    for (path, route) in [
        ("/", Route::Home {}),
        ("/cek", Route::Check {}),
        ("/cek/hasil", Route::CheckResult {}),
        ("/tidak/ada", Route::NotFound { path: vec!["tidak".to_owned(), "ada".to_owned()] }),
    ] {
        assert_eq!(path.parse::<Route>().ok(), Some(route.clone()), "{path}");
        assert_eq!(route.to_string(), path);
    }
    assert!(!Route::SITE_MAP.is_empty());
}

#[test]
fn the_first_page_says_what_this_is_in_each_language() {
    let words = ["Cek pertumbuhan anak", "Pariksa tumuwuhna murangkalih", "Check a child’s growth"];
    for (language, word) in Language::ALL.into_iter().zip(words) {
        let shown = text(&page("/", language));
        assert!(shown.contains(word), "{shown}");
        assert!(shown.contains("Indonesia Sunda English"), "the switch: {shown}");
    }
}

#[test]
fn an_unknown_address_shows_the_way_back() {
    let shown = text(&page("/apa/ini", Language::Indonesian));
    assert!(shown.contains("Halaman tidak ada") && shown.contains("/apa/ini") && shown.contains("Halaman depan"));
}

#[test]
fn an_address_cannot_smuggle_in_html() {
    let html = page("/%3Cscript%3Ealert(1)%3C/script%3E", Language::Indonesian);
    assert!(!html.contains("<script>"), "{html}");
}

#[test]
fn the_answer_without_a_question_leads_to_the_questions() {
    let shown = text(&page("/cek/hasil", Language::Indonesian));
    assert!(shown.contains("Belum ada hasil") && shown.contains("Isi sekarang"), "{shown}");
}

#[test]
fn no_month_is_picked_beforehand() {
    let html = page("/cek", Language::Indonesian);
    assert!(text(&html).contains("Pilih bulan"));
    let picked =
        html.split("<option").filter(|option| option.contains("selected=true") || option.contains("selected=\"true\""));
    assert_eq!(picked.count(), 1, "only the invitation to pick");
}

#[test]
fn the_computed_age_is_shown_to_be_confirmed() {
    let form = draft(Male, 822, "", "", Standing);
    let shown = text(&page_with("/cek", Language::Indonesian, Some(today()), form));
    assert!(shown.contains("Umur saat diukur: 2 tahun 3 bulan"), "{shown}");
}

/// Known answers, computed with an independent script on WHO's daily tables.
#[test]
fn the_answer_equals_the_known_vectors() {
    type Vector = (Sex, i64, &'static str, &'static str, Position, [&'static str; 4]);
    // Weight-for-age, length-for-age, weight-for-length, BMI-for-age.
    let vectors: &[Vector] = &[
        (Male, 0, "3,3", "49,9", Lying, ["−0,10", "+0,01", "−0,03", "−0,12"]),
        (Male, 183, "6,4", "63,4", Lying, ["−1,94", "−1,98", "−0,88", "−1,05"]),
        (Female, 274, "6", "70", Lying, ["−2,65", "−0,06", "−3,55", "−3,61"]),
        (Male, 365, "8", "70,9", Lying, ["−1,70", "−2,04", "−0,93", "−0,68"]),
        // The trap: −2.0027 is −2.00, and that is normal.
        (Male, 349, "8", "70,4", Lying, ["−1,59", "−2,00", "−0,76", "−0,55"]),
        (Male, 730, "11", "82", Standing, ["−0,87", "−1,67", "0,03", "0,28"]),
        (Male, 731, "11", "82", Lying, ["−0,87", "−1,91", "0,19", "0,48"]),
        (Male, 1461, "24,5", "103", Standing, ["+3,11", "−0,08", "+4,85", "+4,91"]),
        (Male, 1800, "11", "104", Standing, ["−3,77", "−1,19", "−4,86", "−4,90"]),
        (Female, 609, "9,1", "77,7", Standing, ["−1,30", "−1,43", "−0,81", "−0,60"]),
    ];
    for (sex, days, weight, length, position, zs) in vectors {
        let shown = answer(Language::Indonesian, draft(*sex, *days, weight, length, *position));
        for z in zs {
            assert!(
                shown.contains(&format!("z {z}")) || shown.contains(&format!("z +{z}")),
                "{days} days: {z} in {shown}"
            );
        }
    }
}

#[test]
fn on_the_limit_is_normal() {
    let shown = answer(Language::Indonesian, draft(Male, 349, "8", "70,4", Lying));
    assert!(shown.contains("angka ini: normal.") && shown.contains("Pertumbuhannya baik"), "{shown}");
}

#[test]
fn a_short_child_is_sent_to_be_measured_again_and_nobody_says_stunting() {
    for language in Language::ALL {
        let shown = answer(language, draft(Male, 365, "8", "70,9", Lying)).to_lowercase();
        assert!(!shown.contains("stunting"), "{shown}");
    }
    let shown = answer(Language::Indonesian, draft(Male, 365, "8", "70,9", Lying));
    assert!(shown.contains("Perlu diukur ulang dan diperiksa di Puskesmas"), "{shown}");
    assert!(shown.contains("Hasil sementara") && shown.contains("bukan diagnosis"), "{shown}");
}

#[test]
fn a_very_thin_child_and_swollen_feet_are_sent_today() {
    let thin = draft(Female, 274, "6", "70", Lying);
    let swollen = Draft { oedema: true, ..draft(Female, 609, "9,1", "77,7", Standing) };
    for form in [thin, swollen] {
        let shown = answer(Language::Indonesian, form);
        assert!(shown.contains("Datang ke Puskesmas hari ini"), "{shown}");
    }
}

#[test]
fn an_unbelievable_number_is_said_to_be_so() {
    let shown = answer(Language::Indonesian, draft(Female, 1, "10,37", "50", Lying));
    assert!(shown.contains("Ada angka yang janggal") && shown.contains("di luar kewajaran"), "{shown}");
}

#[test]
fn how_a_number_came_about_can_be_read() {
    let shown = answer(Language::Indonesian, draft(Female, 609, "9,1", "77,7", Standing));
    for part in [
        "Tabel WHO 2006, anak perempuan, umur 609 hari.",
        "Tabel WHO 2006, anak perempuan, panjang 78,4 cm.",
        "ditambah 0,7 cm menjadi 78,4 cm",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let baby = answer(Language::Indonesian, draft(Male, 243, "7", "60", Standing));
    assert!(baby.contains("Di bawah 9 bulan anak belum bisa berdiri"), "{baby}");
}

#[test]
fn what_has_no_table_says_why() {
    let shown = answer(Language::Indonesian, draft(Male, 457, "3", "44,9", Lying));
    assert!(shown.contains("Tabel WHO hanya untuk panjang atau tinggi 45 sampai 110 cm."), "{shown}");
}

#[test]
fn a_thin_schoolchild_is_not_told_to_wait_for_next_month() {
    let shown = answer(Language::Indonesian, draft(Female, 3300, "18", "130", Standing));
    assert!(shown.contains("Tunjukkan hasil ini ke petugas kesehatan"), "{shown}");
    assert!(!shown.contains("bulan depan"), "{shown}");
    assert!(!shown.contains("(BB/U)"), "weight-for-age has no category at this age: {shown}");
}

#[test]
fn a_short_schoolchild_is_looked_at_too() {
    let shown = answer(Language::Indonesian, draft(Female, 3300, "22", "112", Standing));
    assert!(shown.contains("Di bawah garis −2") && shown.contains("Tunjukkan hasil ini"), "{shown}");
    let fine = answer(Language::Indonesian, draft(Female, 3300, "27", "130", Standing));
    assert!(fine.contains("Pertumbuhannya baik") && fine.contains("Ukur lagi di sekolah"), "{fine}");
}

#[test]
fn a_small_head_is_not_told_to_wait_for_next_month() {
    let form = Draft { head: "43".to_owned(), ..draft(Male, 365, "9,6", "75,7", Lying) };
    let shown = answer(Language::Indonesian, form);
    assert!(shown.contains("Kecil untuk umurnya") && shown.contains("Tunjukkan hasil ini"), "{shown}");
    assert!(!shown.contains("bulan depan"), "{shown}");
}

#[test]
fn a_heavy_child_hears_of_sweets_and_play() {
    // Light for the orange line of the card, a little heavy for the length.
    let shown = answer(Language::Indonesian, draft(Male, 365, "9,6", "71,5", Lying));
    assert!(shown.contains("Agak berat") && shown.contains("Kurangi makanan dan minuman manis"), "{shown}");
}

#[test]
fn whoever_goes_today_is_not_also_told_to_go_some_time() {
    let shown = answer(Language::Indonesian, draft(Female, 365, "6,2", "66", Lying));
    assert!(shown.contains("hari ini supaya diukur ulang"), "{shown}");
    assert!(!shown.contains("Perlu diukur ulang dan diperiksa di Puskesmas"), "{shown}");
}

#[test]
fn advice_follows_the_age() {
    for (days, part) in [
        (100, "ASI saja"),
        (200, "mulai makanan pendamping"),
        (300, "dicincang"),
        (500, "ASI diteruskan sampai 2 tahun"),
        (1000, "Batasi gula"),
    ] {
        let shown = answer(Language::Indonesian, draft(Male, days, "8", "70", Lying));
        assert!(shown.contains(part), "{days} days: {shown}");
        assert!(shown.contains("kejang"), "the signs of danger are always there");
    }
}

#[test]
fn every_page_speaks_only_the_chosen_language() {
    let form = || draft(Female, 274, "6", "70", Lying);
    for path in ["/", "/cek", "/cek/hasil", "/x"] {
        let pages = Language::ALL.map(|language| text(&page_with(path, language, Some(today()), form())));
        // A word that each language says in its own way on every page.
        for (at, word) in ["Langsung ke isi", "Langsung kana eusi", "Skip to content"].iter().enumerate() {
            for (other, shown) in pages.iter().enumerate() {
                assert_eq!(shown.contains(word), at == other, "{word} in {shown}");
            }
        }
    }
}
