package orderhub.config.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The operators' one account, for browsers. A console asks several times a second and bcrypt is slow on purpose: what
 * was right is remembered, by a digest that means nothing outside this process, and only so many passwords are tried.
 */
final class OperatorAccount implements AuthenticationProvider {

    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final long MINUTE_MS = 60_000;

    private final OperatorSettings settings;
    private final Clock clock;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    private final byte[] key = new byte[KEY_BYTES];
    private final AtomicReference<byte @Nullable []> right = new AtomicReference<>();
    private long minute;
    private int checksInMinute;

    OperatorAccount(OperatorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String user = given.getName();
        String password = String.valueOf(given.getCredentials());
        byte[] digest = digest(user + '\u0000' + password);
        byte[] known = right.get();
        if (known == null || !MessageDigest.isEqual(known, digest)) {
            check(user, password);
            right.set(digest);
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(Rights.OPERATOR));
    }

    private void check(String user, String password) {
        if (!mayCheck()) {
            throw new BadCredentialsException("too many passwords in a minute, this one was not tried");
        }
        // Both in any case: how long it takes does not tell whether the name is right.
        boolean passwordIsRight = bcrypt.matches(password, settings.passwordHash());
        if (!passwordIsRight || !user.equals(settings.user())) {
            throw new BadCredentialsException("wrong name or password");
        }
    }

    private synchronized boolean mayCheck() {
        long now = clock.millis() / MINUTE_MS;
        if (now != minute) {
            minute = now;
            checksInMinute = 0;
        }
        checksInMinute++;
        return checksInMinute <= settings.checksPerMin();
    }

    private byte[] digest(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
