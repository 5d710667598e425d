package io.modelmarket.billing.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.mustangproject.ZUGFeRD.ZUGFeRDExporterFromA3;

/** Puts an e-invoice into the PDF that people read: Factur-X, which is ZUGFeRD. */
final class FacturX {

    private static final int VERSION = 2;

    private FacturX() {}

    /** PDF/A-3 with the XML attached. */
    static byte[] of(byte[] pdf, ElectronicInvoice invoice) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZUGFeRDExporterFromA3 exporter = new ZUGFeRDExporterFromA3()) {
            exporter.load(pdf);
            exporter.setProducer("Modelmarket");
            exporter.setCreator("Modelmarket");
            exporter.setZUGFeRDVersion(VERSION);
            exporter.setProfile(ElectronicInvoice.PROFILE);
            exporter.setXML(invoice.xml());
            exporter.export(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
