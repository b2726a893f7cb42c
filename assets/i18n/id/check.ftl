### Kalkulator orang tua: pertanyaan dan pesan di isian.

check-title = Cek pertumbuhan anak
check-lead = Isi hasil timbang dan ukur dari posyandu atau Puskesmas. Boleh berat saja, panjang saja, atau keduanya.
check-sex = Anak ini…
sex-girl = Perempuan
sex-boy = Laki-laki
check-birth = Tanggal lahir
check-day = Diukur kapan?
check-today = Hari ini, { $date }
check-other-day = Hari lain
check-measured = Tanggal ditimbang dan diukur
check-age = Umur saat diukur: { $age }
check-age-confirm = Cocok? Kalau tidak, perbaiki tanggal lahirnya.
check-weight = Berat badan
check-weight-hint = Dalam kilogram, contoh 8,4
check-length = Panjang atau tinggi badan
check-length-hint = Dalam sentimeter, contoh 74,5
check-position = Diukur bagaimana?
check-position-hint = Di bawah 2 tahun biasanya telentang, sesudah itu berdiri.
position-lying = Telentang
position-standing = Berdiri
check-too-young-to-stand = Bayi di bawah 9 bulan belum bisa diukur berdiri. Coba periksa lagi tanggal lahir atau cara ukurnya.
check-more = Ukuran lain (boleh dilewati)
check-head = Lingkar kepala
check-head-hint = Dalam sentimeter, contoh 43
check-arm = Lingkar lengan atas (LiLA)
check-arm-hint = Dalam sentimeter, contoh 13,2
check-oedema = Kedua kaki bengkak
check-oedema-hint = Tekan punggung kaki dengan jempol 3 detik. Bila tertinggal lekukan di kedua kaki, centang.
check-send = Lihat hasil
check-private = Tidak ada yang dikirim. Semua dihitung di HP ini.
check-problems = { $n ->
   *[other] Masih ada { $n } isian yang perlu diperbaiki.
}

## Yang salah dan cara memperbaikinya

problem-choose = Pilih salah satu.
problem-not-a-number = Tulis angka saja, contoh { $example }.
problem-zero = Tidak mungkin 0. Kosongkan kalau tidak diukur, atau tulis seperti { $example }.
problem-grams = Ini sepertinya dalam gram. Kalau maksudnya { $meant } kg, tulis { $meant }.
problem-millimetres = Ini sepertinya dalam milimeter. Kalau maksudnya { $meant } cm, tulis { $meant }.
problem-outside = { $typed } { $unit } tidak mungkin untuk umur ini. Tulis antara { $least } dan { $most } { $unit }.
problem-date-empty = Isi tanggal, bulan, dan tahun.
problem-day = Tanggal ditulis dengan angka 1 sampai 31.
problem-month = Pilih bulannya.
problem-year = Tahun ditulis empat angka, contoh 2024.
problem-no-such-day = { $month } { $year } hanya sampai tanggal { $last }.
problem-future = Tanggal ini belum terjadi. Periksa bulan dan tahunnya.
problem-before-birth = Tanggal ukur lebih dulu dari tanggal lahir. Periksa keduanya.
problem-too-old = Standar WHO hanya sampai umur 19 tahun.
problem-nothing-measured = Isi berat, panjang atau tinggi, atau keduanya.
