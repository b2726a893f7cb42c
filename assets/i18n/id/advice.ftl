### Pesan sesudah pengukuran, makan, bermain, tanda bahaya.
### Isi dari Buku KIA 2023 dan ILP, ditulis ulang dengan kata sederhana. Harus dibaca nakes sebelum dipakai di lapangan.

follow_up-come_today = Bawa anak ke Puskesmas hari ini supaya diukur ulang dan diperiksa. Jangan menunggu hari posyandu.
follow_up-see_health_worker = Beratnya belum naik cukup. Ceritakan ke petugas kesehatan apakah anak susah makan atau sedang sakit, tambah telur, ikan, atau ayam, lalu timbang lagi.
follow_up-measure_again = Perlu diukur ulang dan diperiksa di Puskesmas. Ukuran panjang mudah meleset, jadi pastikan dulu.
follow_up-be_looked_at = Tunjukkan hasil ini ke petugas kesehatan di posyandu atau Puskesmas.
follow_up-less_sweets = Kurangi makanan dan minuman manis, perbanyak bermain. Petugas akan melihat berat terhadap tingginya.
follow_up-well_done = Beratnya naik. Pertahankan, dan timbang lagi bulan depan.
follow_up-come_next_month = Terus pantau. Timbang dan ukur lagi di posyandu bulan depan.

advice-feeding = Makan sesuai umur
advice-play = Bermain sambil belajar
advice-danger = Kapan harus segera ke Puskesmas
advice-danger-lead = Bila ada salah satu tanda ini, jangan menunggu:

feeding-0-5 =
    ASI saja, tanpa air putih, susu lain, atau makanan lain.
    Susui sesering bayi mau, siang dan malam.
    Timbang setiap bulan di posyandu.
feeding-6-8 =
    ASI diteruskan, mulai makanan pendamping (MP-ASI).
    Makanan lumat dan kental, 2 sampai 3 sendok makan, lalu naik sampai setengah mangkuk (125 ml).
    2 sampai 3 kali makan dan 1 sampai 2 kali selingan sehari.
    Utamakan telur, ikan, ayam, atau hati di setiap makan.
feeding-9-11 =
    ASI diteruskan.
    Makanan dicincang atau bisa dipegang, setengah sampai tiga perempat mangkuk (125–200 ml).
    3 sampai 4 kali makan dan 1 sampai 2 kali selingan sehari.
    Utamakan telur, ikan, ayam, atau hati di setiap makan.
feeding-12-23 =
    Makanan keluarga, tiga perempat sampai satu mangkuk.
    3 sampai 4 kali makan dan 1 sampai 2 kali selingan sehari.
    ASI diteruskan sampai 2 tahun.
    Utamakan telur, ikan, ayam, atau hati di setiap makan.
feeding-24-59 =
    Makanan keluarga bergizi seimbang, 3 sampai 4 kali sehari dengan selingan.
    Utamakan telur, ikan, ayam, atau hati di setiap makan.
    Batasi gula, garam, dan gorengan.
    Tetap timbang dan ukur setiap bulan.

stimulation-0-2 =
    Tatap wajahnya dan ajak bicara.
    Tengkurapkan sebentar saat bangun, sambil dijaga.
stimulation-3-5 =
    Latih berbalik dan meraih mainan.
    Kenalkan bermacam bunyi.
stimulation-6-8 =
    Latih duduk dan memindahkan benda dari tangan ke tangan.
    Main cilukba.
stimulation-9-11 =
    Latih berdiri sambil berpegangan.
    Sebut nama benda di sekitarnya.
stimulation-12-17 =
    Latih berjalan dan menyusun balok.
    Tunjuk gambar dan sebut namanya.
stimulation-18-23 =
    Ajak mencoret-coret dan naik tangga sambil dipegang.
    Latih bicara dua kata.
stimulation-24-35 =
    Ajak melompat dan menyebut warna.
    Biarkan mencoba memakai baju sendiri.
stimulation-36-59 =
    Latih berdiri satu kaki.
    Ajak bercerita dan bermain peran.

danger-no_appetite = tidak mau minum, menyusu, atau makan
danger-vomits_all = memuntahkan semua yang masuk
danger-convulsion = kejang
danger-lethargy = lemas atau sulit dibangunkan
danger-fast_breathing = napas cepat atau sesak
danger-severe_dehydration = mata cekung, kulit yang dicubit lama kembali
danger-high_fever = demam tinggi
