package io.modelmarket.deploy.launcher.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers, and says in words what is wrong with others. */
final class WholeNumbers {

    private WholeNumbers() {}

    private static long parse(String text, long least, long most) {
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number, or too large a one");
        }
        if (number < least || number > most) {
            throw new TypeConversionException("'" + text + "' is not between " + least + " and " + most);
        }
        return number;
    }

    /** Any, negative ones too. */
    static final class Any implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            return parse(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    /** One at least. */
    static final class Count implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return (int) parse(text, 1, Integer.MAX_VALUE);
        }
    }

    /** One at least, and perhaps very many. */
    static final class LargeCount implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            return parse(text, 1, Long.MAX_VALUE);
        }
    }

    /** None or more. */
    static final class CountOrNone implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return (int) parse(text, 0, Integer.MAX_VALUE);
        }
    }
}
