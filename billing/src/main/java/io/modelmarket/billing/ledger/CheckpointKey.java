package io.modelmarket.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The Ed25519 key that signs checkpoints: a file of two base64 lines, the private key (PKCS #8) and the public one
 * (X.509), readable by its owner only. Made where there is none; several instances that start at once end up with one.
 */
@ApplicationScoped
class CheckpointKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String FILE = "checkpoint.key";
    private static final String OWNER_ONLY = "rw-------";

    private final KeyPair keys;

    @Inject
    CheckpointKey(LedgerConfig config) {
        Path file = config.folder().resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            this.keys = read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's key file " + file + " cannot be used: " + e.getMessage(), e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the ledger's key file " + file + " holds no Ed25519 key", e);
        }
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the checkpoint cannot be signed", e);
        }
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(keys.getPublic());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** For those who verify checkpoints elsewhere: X.509, base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        String text = base64.encodeToString(made.getPrivate().getEncoded()) + "\n"
                + base64.encodeToString(made.getPublic().getEncoded()) + "\n";
        Path aside = Files.createTempFile(
                folder,
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(aside, text, StandardCharsets.US_ASCII);
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            Files.delete(aside); // another instance was first: its key is the key
            return;
        }
        Files.delete(aside);
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        if (!mode.equals(OWNER_ONLY)) {
            throw new IOException("its mode is " + mode + "; make it " + OWNER_ONLY + " (chmod 600)");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() != 2) {
            throw new IllegalArgumentException("two lines are expected");
        }
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        Base64.Decoder base64 = Base64.getDecoder();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
    }
}
