package dev.hotreload.maven.launch;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.message.CommandTexts;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Lends Maven's thread to the application's companion, and has Maven build and resolve the application again when a
 * command wants the running JVM to go on with another class path.
 *
 * @param resolved the application as it was resolved last
 */
record ClassPathRenewal(
        AtomicReference<ResolvedApplication> resolved,
        LiveApplication live,
        ControlServer control,
        ProcessHandle process,
        Log log)
        implements ApplicationProcess.Meanwhile {

    @Override
    public void until(CompletableFuture<?> end) throws InterruptedException {
        while (!end.isDone()) {
            CompletableFuture<?> next = CompletableFuture.anyOf(end, live.wishForMaven());
            live.companion().accompany(next);
            try {
                next.get();
            } catch (ExecutionException e) {
                // The process has ended in a way that whoever waits for it hears of.
                return;
            }
            if (!end.isDone()) {
                renew();
            }
        }
    }

    /** Nothing goes live meanwhile: what the build writes belongs to the new class path. */
    private void renew() {
        boolean isDone = false;
        try {
            live.ask(ControlProtocol.PAUSE).join();
            live.companion().close();
            ResolvedApplication next = resolveAgain();
            if (next == null) {
                live.ask(ControlProtocol.RESUME).join();
            } else {
                String file = next.launch().describe(control).toString();
                String question = ControlProtocol.NEXT + " " + URLEncoder.encode(file, StandardCharsets.UTF_8) + " "
                        + ControlProtocol.NEW_LIBRARIES;
                isDone = Boolean.parseBoolean(live.ask(question).join());
                if (isDone) {
                    resolved.set(next);
                }
            }
            Companion companion = Objects.requireNonNull(resolved.get()).companion();
            live.goOnWith(companion);
            companion.begin(control, process);
        } catch (CompletionException e) {
            // The application has ended.
            log.debug(e);
        } catch (IOException e) {
            log.error(CommandTexts.nextNotCompiled(String.valueOf(e.getMessage())));
        } finally {
            live.renewed(isDone);
        }
    }

    private @Nullable ResolvedApplication resolveAgain() {
        try {
            return Objects.requireNonNull(resolved.get()).again();
        } catch (MojoFailureException | MojoExecutionException e) {
            log.error(CommandTexts.nextNotCompiled(String.valueOf(e.getMessage())));
            return null;
        }
    }
}
