### Pigura sadaya kaca, titimangsa, sareng umur.

skip-to-content = Langsung kana eusi
to-first-page = Kaca payun
language = Pilih basa
foot-who = SIMPATI · Kabupatén Sumedang
foot-standard = Standar tumuwuh WHO 2006 sareng 2007, katégori Permenkes 2/2020.
fault-title = Ieu kaca eureun
fault-text = Hapunten, aya nu lepat dina aplikasi. Data nu tos disimpen tetep aman. Cobi buka deui.
fault-again = Cobi deui
not-found-title = Kacana teu aya
not-found-text = Ieu alamat teu dipikawanoh. Bilih lepat ngetik.

## Titimangsa sareng umur

month-1 = Januari
month-2 = Pébruari
month-3 = Maret
month-4 = April
month-5 = Méi
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = Séptémber
month-10 = Oktober
month-11 = Nopémber
month-12 = Désémber
date-long = { $day } { $month } { $year }
date-day = Tanggal
date-month = Bulan
date-year = Taun
date-pick-month = Pilih bulan
age-years = { $n } taun
age-months = { $n } sasih
age-days = { $n } dinten
