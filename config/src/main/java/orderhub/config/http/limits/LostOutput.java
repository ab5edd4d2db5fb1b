package orderhub.config.http.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** Takes what nobody waits for any more. */
final class LostOutput extends ServletOutputStream {

    @Override
    public void write(int octet) {
        // Lost.
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        // Lost.
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("routes write without a listener");
    }
}
