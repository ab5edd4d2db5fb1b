package orderhub.infra.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that tokens are signed with. */
public final class SigningKey {

    private static final int BITS = 2048;
    private static final String FILE = "signing-key.json";

    private static final class OfThisProcess {
        static final RSAKey KEY = generate();
    }

    private SigningKey() {}

    /** The key of all issuers in this process that keep none, so that whoever runs them can sign, too. */
    public static RSAKey ofThisProcess() {
        return OfThisProcess.KEY;
    }

    /**
     * The key that a directory keeps. A new one gets the key of this process.
     *
     * @throws IOException if it cannot be read or written, or is none
     */
    static RSAKey keptIn(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            Path written = Files.createTempFile(directory, "signing-key", ".new");
            Files.writeString(written, ofThisProcess().toJSONString());
            Files.move(written, file);
        }
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException(file + " is no signing key", e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
