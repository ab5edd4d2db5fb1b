package orderhub.infra.local.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import orderhub.infra.local.hub.JavaProcess;
import org.jspecify.annotations.Nullable;

/** A process that is started again whenever it is down, as whatever runs containers does. Thread-safe. */
final class Member {

    /** After an exit that nobody asked for. */
    private static final Duration WAIT_AFTER_EXIT = Duration.ofSeconds(1);

    /** A hub stops within 60 s of a SIGTERM. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(70);

    private final String name;
    private final URI address;
    private final Supplier<JavaProcess> starter;
    private JavaProcess process;
    private int starts = 1;
    private int exits;
    private int stopsTooLong;
    private boolean stopping;
    private @Nullable Long startAtNanos;
    private @Nullable Long resumeAtNanos;
    private long killAtNanos;
    private Duration restartDown = Duration.ZERO;

    Member(String name, URI address, Supplier<JavaProcess> starter) {
        this.name = name;
        this.address = address;
        this.starter = starter;
        this.process = starter.get();
    }

    String name() {
        return name;
    }

    /** Where it answers, also after it was started again. */
    URI address() {
        return address;
    }

    /** How often it was started. */
    synchronized int starts() {
        return starts;
    }

    /** How often it ended though nobody had asked it to: a hub may, if it starts while there is no AWS. */
    synchronized int exits() {
        return exits;
    }

    /** How often it had not ended long after a SIGTERM. */
    synchronized int stopsTooLong() {
        return stopsTooLong;
    }

    /** SIGKILL, whatever it is doing; it is started again after that long. */
    synchronized void kill(Duration down) {
        process.kill();
        resumeAtNanos = null;
        stopping = false;
        startAtNanos = System.nanoTime() + down.toNanos();
    }

    /** SIGSTOP, for that long. */
    synchronized void pause(Duration pause) {
        if (process.isAlive()) {
            process.pause();
            resumeAtNanos = System.nanoTime() + pause.toNanos();
        }
    }

    /** SIGTERM; it is started again that long after it has ended. */
    synchronized void restart(Duration down) {
        resume();
        process.askToStop();
        stopping = true;
        killAtNanos = System.nanoTime() + LONGEST_STOP.toNanos();
        startAtNanos = null;
        restartDown = down;
    }

    /** Does what is due: wakes it up, or starts it. */
    synchronized void tick() {
        long now = System.nanoTime();
        if (resumeAtNanos != null && now - resumeAtNanos >= 0) {
            resume();
        }
        if (process.isAlive()) {
            if (stopping && now - killAtNanos >= 0) {
                stopsTooLong++;
                kill(Duration.ZERO);
            }
            return;
        }
        if (startAtNanos == null) {
            exits += stopping ? 0 : 1;
            startAtNanos = now + (stopping ? restartDown : WAIT_AFTER_EXIT).toNanos();
            stopping = false;
        }
        if (now - startAtNanos >= 0) {
            process = starter.get();
            starts++;
            startAtNanos = null;
        }
    }

    private void resume() {
        if (resumeAtNanos != null) {
            process.resume();
            resumeAtNanos = null;
        }
    }

    /** Wakes it up if it is paused; a dead one is started by the next tick. */
    synchronized void heal() {
        resume();
    }

    /** For good. */
    synchronized void end() {
        process.kill();
    }
}
