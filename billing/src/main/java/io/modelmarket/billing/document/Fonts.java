package io.modelmarket.billing.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** The fonts of documents, unpacked when the first document is made; of each a document embeds what it uses. */
@ApplicationScoped
class Fonts {

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** Each is looked into in this order for every character. */
    private static final List<Face> FACES = List.of(
            new Face("latin", "noto-sans-latin-400-normal", REGULAR),
            new Face("latin", "noto-sans-latin-700-normal", BOLD),
            new Face("latin-ext", "noto-sans-latin-ext-400-normal", REGULAR),
            new Face("latin-ext", "noto-sans-latin-ext-700-normal", BOLD),
            new Face("vietnamese", "noto-sans-vietnamese-400-normal", REGULAR),
            new Face("greek", "noto-sans-greek-400-normal", REGULAR),
            new Face("cyrillic", "noto-sans-cyrillic-400-normal", REGULAR),
            new Face("chinese", "noto-sans-sc-chinese-simplified-400-normal", REGULAR));

    private final List<Loaded> loaded;

    Fonts() {
        this.loaded = FACES.stream()
                .map(face -> new Loaded(face, Woff.unpack(bytes(face))))
                .toList();
    }

    /** What CSS names them by, in order. */
    static String families() {
        return FACES.stream().map(face -> "'" + face.family() + "'").distinct().collect(Collectors.joining(", "));
    }

    /** Makes them known to a document. */
    void offerTo(PdfRendererBuilder builder) {
        for (Loaded font : loaded) {
            builder.useFont(
                    () -> new ByteArrayInputStream(font.bytes()),
                    font.face().family(),
                    font.face().weight(),
                    FontStyle.NORMAL,
                    true);
        }
    }

    private static byte[] bytes(Face face) {
        try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + face.file() + ".woff")) {
            if (in == null) {
                throw new IllegalStateException("the font " + face.file() + " is not in the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Face(String family, String file, int weight) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Loaded(Face face, byte[] bytes) {}
}
