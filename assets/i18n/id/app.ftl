### Bingkai semua halaman, tanggal, dan umur.

skip-to-content = Langsung ke isi
to-first-page = Halaman depan
language = Pilih bahasa
foot-who = SIMPATI · Kabupaten Sumedang
foot-standard = Standar pertumbuhan WHO 2006 dan 2007, kategori Permenkes 2/2020.
fault-title = Halaman ini berhenti
fault-text = Maaf, ada yang salah di aplikasi. Data yang sudah disimpan tetap aman. Coba buka lagi.
fault-again = Coba lagi
not-found-title = Halaman tidak ada
not-found-text = Alamat ini tidak dikenal. Mungkin salah ketik.

## Tanggal dan umur

month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
date-long = { $day } { $month } { $year }
date-day = Tanggal
date-month = Bulan
date-year = Tahun
date-pick-month = Pilih bulan
age-years = { $n } tahun
age-months = { $n } bulan
age-days = { $n } hari
