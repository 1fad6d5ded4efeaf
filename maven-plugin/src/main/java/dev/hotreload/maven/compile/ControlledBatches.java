package dev.hotreload.maven.compile;

import dev.hotreload.control.BatchLines;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.control.ControlQuestion;
import dev.hotreload.maven.control.ControlServer;
import java.time.Duration;
import java.util.Collection;

/** Tells of batches over the control channel. */
final class ControlledBatches implements BatchChannel {

    /** A reload takes less; an application that a debugger has suspended does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ControlServer control;
    private final ControlQuestion hold;

    ControlledBatches(ControlServer control) {
        this.control = control;
        this.hold = new ControlQuestion(control, ControlProtocol.WRITING, ControlProtocol.HELD);
    }

    @Override
    public void writing() {
        hold.ask(PATIENCE);
    }

    @Override
    public void written(String module, Collection<String> paths) {
        control.send(BatchLines.written(module, paths));
    }

    @Override
    public void complete() {
        control.send(ControlProtocol.COMPLETE);
    }
}
