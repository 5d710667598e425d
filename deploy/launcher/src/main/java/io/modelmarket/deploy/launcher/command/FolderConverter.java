package io.modelmarket.deploy.launcher.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads folders, which need not be there yet; one that is left out by mistake must not mean the current one. */
final class FolderConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name of a folder is missing");
        }
        Path folder = Path.of(text);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new TypeConversionException("'" + text + "' is a file, not a folder");
        }
        return folder;
    }
}
