package io.modelmarket.deploy.launcher.command;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads months as billing takes them, and says what is wrong with others. */
final class MonthConverter implements ITypeConverter<YearMonth> {

    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2999;

    @Override
    public YearMonth convert(String text) {
        YearMonth month;
        try {
            month = YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not a month; write it like 2026-11");
        }
        if (month.getYear() < EARLIEST_YEAR || month.getYear() > LATEST_YEAR) {
            throw new TypeConversionException(
                    "'" + text + "' is not between " + EARLIEST_YEAR + "-01 and " + LATEST_YEAR + "-12");
        }
        return month;
    }
}
