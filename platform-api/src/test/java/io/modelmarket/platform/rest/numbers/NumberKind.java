package io.modelmarket.platform.rest.numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Random;

/** Kinds of numbers that clients write, or that are hard to round. */
enum NumberKind {
    SHORTEST {
        @Override
        String next(Random random) {
            return Float.toString(finite(random));
        }
    },
    AS_DOUBLE {
        @Override
        String next(Random random) {
            return Double.toString(random.nextBoolean() ? finite(random) : random.nextFloat());
        }
    },
    DOUBLES {
        @Override
        String next(Random random) {
            return Double.toString(random.nextBoolean() ? random.nextGaussian() : random.nextGaussian() * 1e6);
        }
    },
    DECIMALS {
        @Override
        String next(Random random) {
            return BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), random.nextInt(8))
                    .toPlainString();
        }
    },
    DIGITS {
        @Override
        String next(Random random) {
            return digits(random, 1 + random.nextInt(25)) + "." + digits(random, 1 + random.nextInt(25));
        }
    },
    LEADING_ZEROS {
        @Override
        String next(Random random) {
            return "0." + "0".repeat(random.nextInt(25)) + digits(random, 1 + random.nextInt(20));
        }
    },
    EXPONENTS {
        @Override
        String next(Random random) {
            return digits(random, 1 + random.nextInt(20))
                    + (random.nextBoolean() ? "" : "." + random.nextInt(1000))
                    + (random.nextBoolean() ? "e" : "E")
                    + (random.nextInt(100) - 55);
        }
    },
    HALF_WAY {
        @Override
        String next(Random random) {
            float low = finite(random);
            BigDecimal middle =
                    new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.TWO);
            BigDecimal near = random.nextInt(3) == 0 ? middle : middle.round(new MathContext(7 + random.nextInt(14)));
            return random.nextBoolean() ? near.toString() : near.toPlainString();
        }
    },
    HALF_WAY_NEAR_ONE {
        @Override
        String next(Random random) {
            int bits = Float.floatToIntBits(1) + random.nextInt(-(8 << 23), 16 << 23);
            BigDecimal middle = new BigDecimal(Float.intBitsToFloat(bits))
                    .add(new BigDecimal(Float.intBitsToFloat(bits + 1)))
                    .divide(BigDecimal.TWO);
            return middle.round(new MathContext(16 + random.nextInt(3))).toString();
        }
    },
    SUBNORMAL {
        @Override
        String next(Random random) {
            float value = Float.intBitsToFloat(random.nextInt(1 << 24));
            return random.nextBoolean() ? Float.toString(value) : new BigDecimal(value).toString();
        }
    },
    HUGE {
        @Override
        String next(Random random) {
            return (1 + random.nextInt(9)) + "." + digits(random, 1 + random.nextInt(17)) + "E"
                    + (30 + random.nextInt(12));
        }
    },
    WHOLE {
        @Override
        String next(Random random) {
            return Long.toString(random.nextLong() >> random.nextInt(64));
        }
    },
    LONG_WHOLE {
        @Override
        String next(Random random) {
            return digits(random, 1 + random.nextInt(40));
        }
    },
    FIXED {
        @Override
        String next(Random random) {
            return String.format(Locale.ROOT, "%.6f", random.nextFloat());
        }
    };

    abstract String next(Random random);

    private static float finite(Random random) {
        float value = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(value) && Float.isFinite(Math.nextUp(value)) ? value : random.nextFloat();
    }

    /** That many digits, the first of several not 0. */
    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        while (digits.length() < count) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
