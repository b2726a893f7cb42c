### Indices, categories of Permenkes 2/2020, plain words for parents, charts.

## Names of the indices

index-wfa = Weight for age
index-lfa = Length for age
index-hfa = Height for age
index-wfl = Weight for length
index-wfh = Weight for height
index-bfa = Body mass index for age
index-hcfa = Head circumference for age
index-arm = Upper arm circumference
short-wfa = Weight/age
short-lfa = Length/age
short-hfa = Height/age
short-wfl = Weight/length
short-wfh = Weight/height
short-bfa = BMI/age
short-hcfa = Head/age

## Official categories

category-wfa-severely_underweight = severely underweight
category-wfa-underweight = underweight
category-wfa-normal = normal weight
category-wfa-risk_of_overweight = risk of overweight
category-lhfa-severely_stunted = severely stunted
category-lhfa-stunted = stunted
category-lhfa-normal = normal
category-lhfa-tall = tall
category-wflh-severely_wasted = severely wasted
category-wflh-wasted = wasted
category-wflh-normal = normal
category-wflh-risk_of_overweight = possible risk of overweight
category-wflh-overweight = overweight
category-wflh-obese = obese
category-bfa-severely_wasted = severely wasted
category-bfa-wasted = wasted
category-bfa-normal = normal
category-bfa-risk_of_overweight = possible risk of overweight
category-bfa-overweight = overweight
category-bfa-obese = obese
category-bfa_5_18-severely_thin = severe thinness
category-bfa_5_18-thin = thinness
category-bfa_5_18-normal = normal
category-bfa_5_18-overweight = overweight
category-bfa_5_18-obese = obese
category-hcfa-small = below the −2 line
category-hcfa-normal = normal
category-hcfa-large = above the +2 line

## Plain words

plain-wfa-severely_underweight = Much lighter than children of this age
plain-wfa-underweight = Lighter than children of this age
plain-wfa-normal = Weight is right for the age
plain-wfa-risk_of_overweight = Heavier than children of this age
plain-lhfa-severely_stunted = Much shorter than children of this age
plain-lhfa-stunted = Shorter than children of this age
plain-lhfa-normal = Right for the age
plain-lhfa-tall = Tall for the age
plain-wflh-severely_wasted = Very thin, have it seen today
plain-wflh-wasted = Thin for this length
plain-wflh-normal = Weight and length are in balance
plain-wflh-risk_of_overweight = A little heavy for this length
plain-wflh-overweight = Heavy for this length
plain-wflh-obese = Very heavy for this length
plain-bfa-severely_wasted = Very thin
plain-bfa-wasted = Thin
plain-bfa-normal = In balance
plain-bfa-risk_of_overweight = A little heavy
plain-bfa-overweight = Heavy for this body
plain-bfa-obese = Very heavy for this body
plain-bfa_5_18-severely_thin = Very thin
plain-bfa_5_18-thin = Thin
plain-bfa_5_18-normal = In balance
plain-bfa_5_18-overweight = Heavy for this body
plain-bfa_5_18-obese = Very heavy for this body
plain-hcfa-small = Small for the age
plain-hcfa-normal = Right for the age
plain-hcfa-large = Large for the age
plain-arm-severely_wasted = Very small, have it seen today
plain-arm-wasted = Small for the age
plain-arm-normal = Enough
arm-limits = The limits are 11.5 cm and 12.5 cm from 6 to 59 months.
place-below = Below the −2 line
place-between = Between the −2 and +2 lines
place-above = Above the +2 line
flagged = This number is beyond what is believable. Weigh and measure again.

## Where nothing can be computed

refused = Cannot be computed
refused-oedema = When both feet are swollen, weight does not show how a child is fed.
refused-age = WHO has no table for this age.
refused-length = WHO’s table is for a length or height of { $from } to { $to } cm only.
refused-number = The number is too far off to compute with. Please check it.

## Charts

axis-months = age in months
axis-years = age in years
axis-length = length in cm
axis-height = height in cm
unit-kg = kg
unit-cm = cm
unit-mm = mm
unit-bmi = kg/m²
legend-good = good
legend-watch = to be looked at
legend-alarm = to be looked at soon
legend-median = WHO median
legend-card-green = green band
legend-card-yellow = yellow band
legend-card-below-red = below the red line
legend-red = red line
legend-orange = orange line
legend-child = this child
dot = { $date }: { $value }, z { $z }
