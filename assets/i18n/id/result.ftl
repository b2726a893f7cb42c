### Kalkulator orang tua: jawaban.

result-title = Hasil cek
result-provisional = Hasil sementara
result-no-diagnosis = Hasil sementara, bukan diagnosis. Status gizi anak ditentukan petugas kesehatan setelah memeriksa anaknya.
result-nothing-title = Belum ada hasil
result-nothing-text = Isi dulu hasil timbang dan ukur anak. Yang diisi sebelumnya tidak disimpan.
result-to-questions = Isi sekarang
result-change = Ubah isian
result-print = Cetak
result-another = Anak lain
result-add-weight = Isi juga berat badannya, supaya terlihat apakah berat dan panjangnya seimbang.
result-add-length = Isi juga panjang atau tingginya, supaya terlihat apakah anak tumbuh sesuai umurnya.
summary-lying = { $length } cm telentang
summary-standing = { $length } cm berdiri
summary-head = kepala { $cm } cm
summary-arm = lengan { $cm } cm
summary-day = Diukur { $date }

verdict-good = Pertumbuhannya baik
verdict-watch = Perlu diperiksa petugas
verdict-alarm = Datang ke Puskesmas hari ini
verdict-flagged = Ada angka yang janggal. Periksa dulu isiannya, lalu timbang dan ukur ulang.
verdict-odd = Periksa lagi angkanya
verdict-next-school = Terus pantau. Ukur lagi di sekolah, posyandu, atau Puskesmas.

## Bagaimana dihitung

how = Bagaimana ini dihitung?
how-girls = perempuan
how-boys = laki-laki
how-table-day = Tabel { $standard }, anak { $sex }, umur { $at } hari.
how-table-month = Tabel { $standard }, anak { $sex }, umur { $at } bulan.
how-table-length = Tabel { $standard }, anak { $sex }, panjang { $at } cm.
how-table-height = Tabel { $standard }, anak { $sex }, tinggi { $at } cm.
how-range = Angka tengahnya { $median } { $unit }. Kebanyakan anak ada di antara { $low } dan { $high } { $unit }.
how-bmi = Indeks massa tubuh anak ini { $bmi } kg/m².
how-plus = Diukur berdiri, padahal tabelnya telentang: ditambah 0,7 cm menjadi { $cm } cm.
how-minus = Diukur telentang, padahal tabelnya berdiri: dikurangi 0,7 cm menjadi { $cm } cm.
how-doubted = Di bawah 9 bulan anak belum bisa berdiri, jadi cara ukurnya tidak dipakai.
how-between = Dihitung di antara dua baris tabel.
how-restricted = Di luar garis ±3 dipakai aturan WHO untuk nilai yang jauh.
how-z = z menunjukkan jarak dari angka tengah: 0 tepat di tengah, −2 batas bawah.
how-category = Kategori Permenkes 2/2020 untuk angka ini: { $category }. Hanya petugas kesehatan yang dapat menetapkannya.

## Grafik

charts-title = Grafik
charts-choose = Pilih grafik
