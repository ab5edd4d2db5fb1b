package orderhub.infra.local.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * An issuer on the loopback address whose tokens say whatever is asked for. Hubs take them in the profile local only, and
 * refuse to start with it in any other.
 */
public final class DevelopmentIssuer implements AutoCloseable {

    private final TokenMaker tokens;
    private final IssuerServer server;

    private DevelopmentIssuer(TokenMaker tokens, IssuerServer server) {
        this.tokens = tokens;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port 0 means a free one
     * @param directory where its key is kept, so that tokens outlive it; null means in memory
     * @throws IOException if the port is taken or the key cannot be kept
     */
    public static DevelopmentIssuer start(int port, @Nullable Path directory) throws IOException {
        RSAKey key = directory == null ? SigningKey.ofThisProcess() : SigningKey.keptIn(directory);
        TokenMaker tokens = new TokenMaker(key, Clock.systemUTC());
        return new DevelopmentIssuer(
                tokens, IssuerServer.start(port, new JWKSet(key.toPublicJWK()).toString(), tokens));
    }

    /** Where it listens, without a path. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Where its public key is. */
    public URI jwkSetUri() {
        return baseUrl().resolve(IssuerServer.KEYS);
    }

    /** Its tokens, without a request. */
    public TokenMaker tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.close();
    }
}
