package orderhub.infra.local.gateway.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets something happen later without holding a thread meanwhile. */
public interface Pauses {

    /** Runs {@code body} after {@code wait}. The future never completes if the gateway closes before that. */
    <T> CompletableFuture<T> after(Duration wait, Supplier<T> body);
}
