package dev.hotreload.maven.reactor;

import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the nested build: keeps its session, and shows its goals in the outer build's log.
 *
 * <p>The events of the session and its projects are not passed on: to the user there is one build, whose "BUILD
 * SUCCESS" comes when the application ended.
 */
final class BuildListener extends AbstractExecutionListener {

    private final @Nullable ExecutionListener outer;
    private @Nullable MavenSession session;

    BuildListener(@Nullable ExecutionListener outer) {
        this.outer = outer;
    }

    /** The nested build's session, once there was one. */
    @Nullable
    MavenSession session() {
        return session;
    }

    @Override
    public void sessionStarted(ExecutionEvent event) {
        session = event.getSession();
    }

    @Override
    public void mojoStarted(ExecutionEvent event) {
        if (outer != null) {
            outer.mojoStarted(event);
        }
    }

    @Override
    public void mojoSucceeded(ExecutionEvent event) {
        if (outer != null) {
            outer.mojoSucceeded(event);
        }
    }

    @Override
    public void mojoFailed(ExecutionEvent event) {
        if (outer != null) {
            outer.mojoFailed(event);
        }
    }
}
