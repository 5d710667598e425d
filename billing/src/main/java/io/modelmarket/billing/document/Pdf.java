package io.modelmarket.billing.document;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Makes PDF/A-3 of sheets. Nothing is loaded from anywhere while it does. */
@ApplicationScoped
public class Pdf {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final Fonts fonts;
    private final Semaphore turns;
    private final Duration patience;
    private final int mostCells;

    @Inject
    Pdf(Fonts fonts, DocumentConfig config) {
        this.fonts = fonts;
        this.turns = new Semaphore(config.atOnce(), true);
        this.patience = config.patience();
        this.mostCells = config.mostCells();
    }

    /**
     * The sheet's pages.
     *
     * @throws ProblemException when too many others are being made for too long
     */
    byte[] of(Sheet sheet) {
        if (!turn()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Too many documents are being made; try again soon.");
        }
        try {
            return render(sheet);
        } finally {
            turns.release();
        }
    }

    /** The pages of a sheet that nobody waits for; whoever makes such makes one at a time and takes nobody's turn. */
    public byte[] inBackground(Sheet sheet) {
        return render(sheet);
    }

    /** Most cells of a sheet that is made in the background. */
    public int mostCells() {
        return mostCells;
    }

    private boolean turn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] render(Sheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfAConformance(PdfAConformance.PDFA_3_U)
                .useColorProfile(SRGB)
                .withProducer("Modelmarket")
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withW3cDocument(sheet.document(), null)
                .toStream(out);
        fonts.offerTo(builder);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
