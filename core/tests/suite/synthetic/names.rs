//! Invented people: words of names as they are given in the Sunda lands, drawn with a long tail, and how they are
//! put together. Frequent words stand first.

use super::Dice;
use simpati_core::sex::Sex;

const BOYS: &str = "muhammad rizki ahmad raffa arka al fatih alfarizi rafi zaidan ibrahim adnan gibran azka kenzo \
    abidzar fauzan hafiz ilham yusuf reyhan dzaki rayyan arsya syahdan bilal zayn albiruni hamizan naufal ghani faeyza \
    bagas satria dafa galih aditya fajar rangga wahyu dimas eka dwi tri agung cahya surya jaya dani deni asep ujang \
    dadang cecep yayan iwan hendra gilang irfan ridwan taufik hidayat nugraha permana kurniawan ramadhan maulana \
    firmansyah saputra pratama wijaya setiawan gunawan hermawan mulyana suherman sopian nurdin rahman abdul akbar \
    alvaro zafran elvano keenan arkana shaka rasyid mikail yahya ismail luthfi haidar fadhil habibi athar syafiq \
    ghifari alby rafka dirga nizam danish atharrazka fathan zhafran khalid umar ali hasan husen usman tegar bintang \
    langit samudra panji jaka lesmana sutisna supriatna kosasih sukmana wirawan";

const GIRLS: &str = "putri aisyah siti nur azzahra zahra aqila shakila naura kirana alesha syifa nadhira khanza almira \
    hafizah humaira raisa adiba keysha zivanna inara arsyila mikayla freya anindya queenzy ghina salsabila fitri \
    nabila khairunnisa rahma rahmawati amelia aulia lestari ayu dewi sri wulan intan bunga melati indah permata cahyani \
    kartika ratna neng euis lilis nia dina rini yuni tia ani elsa nita silvi vina novi sinta santi rani nisa kayla \
    alya zalfa farida fadilah maulida ramadhani oktaviani nuraini nurhasanah komariah maryam khadijah hawa sarah balqis \
    hanum jihan adeeva elvina beby cinta kasih citra anggun pertiwi safitri septiani julianti agustina nurjanah sopiah \
    quinsha meysha alifia zea shanum ayra calista ara hana yumna azkia najwa keyla assyifa sakinah mutiara";

const MOTHERS: &str = "siti nur dewi ai neneng euis iis lilis imas yani rina cucu enung wiwin yuyun teti ratna nia rini \
    santi lina sri nining popon aan iin dede tati eti titin elis mimin yeti rani novi fitri sinta dian wulan ayu nina \
    tita leni heni reni susi yanti nurhayati nurjanah komalasari rohaeti rohayati suryani mulyani sumiati kurniasih \
    sukaesih rahmawati hasanah aminah fatimah khadijah maryati hartati kusmiati wati ningsih lestari handayani puspita \
    astuti anggraeni oktaviani permatasari wulandari fitriani apriliani julaeha jubaedah rokayah enok icih itoh oneng \
    tuti nani neni mila mira sari sarah intan melinda selvi resti desi vera gina tina anita maya yuliana tarsih karsih \
    rukmini sutiah juariah masitoh solihat hotimah maemunah saadah ulfah zakiyah syarifah";

const FATHERS: &str = "asep dadang ujang cecep yayan iwan dede agus deden aep ade dani deni hendra rudi yana nana endang \
    entis tatang ahmad muhammad abdul rahmat wawan budi eko aceng jajang oman maman undang tarsa karna sopyan hidayat \
    kurnia suherman gunawan supriadi suryana mulyadi permana hermawan setiawan ridwan firman taufik saepudin";

/// A word, the first ones of the list far oftener than the last.
fn word(dice: &mut Dice, list: &str) -> String {
    let words: Vec<&str> = list.split_whitespace().collect();
    let (a, b) = (dice.below(words.len()), dice.below(words.len()));
    // The lesser of two throws, and once more for a third of them: a steep beginning and a long tail.
    let at = if dice.chance(350) { a.min(b).min(dice.below(words.len())) } else { a.min(b) };
    words[at].to_owned()
}

fn several(dice: &mut Dice, list: &str, counts: [usize; 4]) -> Vec<String> {
    let throw = dice.below(1000);
    let mut sum = 0;
    let count = 1 + counts
        .iter()
        .position(|share| {
            sum += share;
            throw < sum
        })
        .unwrap_or(3);
    let mut words: Vec<String> = Vec::new();
    while words.len() < count {
        let next = word(dice, list);
        if !words.contains(&next) {
            words.push(next);
        }
    }
    words
}

pub(super) fn capital(words: &[String]) -> String {
    let up = |word: &String| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    words.iter().map(up).collect::<Vec<_>>().join(" ")
}

pub(super) fn child(dice: &mut Dice, sex: Sex) -> String {
    let list = if sex == Sex::Male { BOYS } else { GIRLS };
    let mut words = several(dice, list, [60, 430, 400, 110]);
    if sex == Sex::Male && dice.chance(160) && !words.contains(&"muhammad".to_owned()) {
        words.insert(0, "muhammad".to_owned());
    }
    capital(&words)
}

pub(super) fn mother(dice: &mut Dice) -> String {
    capital(&several(dice, MOTHERS, [330, 560, 100, 10]))
}

pub(super) fn father(dice: &mut Dice) -> String {
    capital(&several(dice, FATHERS, [400, 550, 50, 0]))
}

/// A name as parents give it to a twin: another vowel, another first letter, or another second word.
pub(super) fn twin_of(dice: &mut Dice, name: &str, sex: Sex) -> String {
    let mut words: Vec<String> = name.to_lowercase().split(' ').map(str::to_owned).collect();
    let at = dice.below(words.len());
    match dice.below(5) {
        0 => {
            if let Some(vowel) = words[at].rfind(['a', 'i', 'u', 'e', 'o']) {
                let new = *dice.pick(&["a", "i", "u", "e", "o"]);
                words[at].replace_range(vowel..=vowel, new);
            }
        }
        1 => {
            let new = *dice.pick(&["r", "f", "z", "n", "k", "s", "d", "l"]);
            words[at].replace_range(0..1, new);
        }
        _ => words[at] = word(dice, if sex == Sex::Male { BOYS } else { GIRLS }),
    }
    let twin = capital(&words);
    if twin == name { format!("{twin} Kembar") } else { twin }
}
