### Halaman depan.

home-title = Setiap anak tumbuh baik
home-lead = SIMPATI membantu orang tua, kader, dan Puskesmas melihat lebih awal anak yang pertumbuhannya perlu dibantu.
home-check = Cek pertumbuhan anak
home-check-hint = Gratis dan tanpa akun. Siapkan tanggal lahir, berat, dan panjang atau tinggi anak.
home-promise-right = Hitungan yang tepat
home-promise-right-text = Memakai standar WHO sampai ke hari, bukan dibulatkan ke bulan. Setiap angka bisa dilihat asalnya.
home-promise-offline = Bisa tanpa sinyal
home-promise-offline-text = Sekali terbuka, aplikasi ini tetap bisa dipakai walau tidak ada internet.
home-promise-private = Data tetap di HP Anda
home-promise-private-text = Yang Anda isi di kalkulator tidak dikirim dan tidak disimpan di mana pun.
home-what-title = Apa itu SIMPATI?
home-what-text = Sistem pencegahan stunting Kabupaten Sumedang. Kader mencatat pertumbuhan anak di posyandu, Puskesmas memeriksa kebenarannya, lalu anak yang perlu bantuan ditangani bersama.
