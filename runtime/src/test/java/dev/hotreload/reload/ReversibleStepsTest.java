package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReversibleStepsTest {
    private final List<String> log = new ArrayList<>();
    private final ReversibleSteps steps = new ReversibleSteps();

    @Test
    void stepsAreUndoneTheLastFirst() throws Exception {
        steps.take(() -> log.add("publish"), () -> log.add("publish back"));
        steps.take(() -> log.add("accept"), () -> log.add("accept back"));

        steps.undo(new IllegalStateException());

        assertThat(log).containsExactly("publish", "accept", "accept back", "publish back");
    }

    @Test
    void aStepThatFailsHalfWayIsUndoneToo() throws Exception {
        steps.take(() -> log.add("publish"), () -> log.add("publish back"));
        assertThatThrownBy(() -> steps.take(
                        () -> {
                            log.add("half of accept");
                            throw new OutOfMemoryError("no room for the rest");
                        },
                        () -> log.add("accept back")))
                .isInstanceOf(OutOfMemoryError.class);

        steps.undo(new IllegalStateException());

        assertThat(log).containsExactly("publish", "half of accept", "accept back", "publish back");
    }

    @Test
    void anUndoThatFailsKeepsNoOtherFromBeingUndone() throws Exception {
        steps.take(() -> log.add("publish"), () -> log.add("publish back"));
        steps.take(() -> log.add("accept"), () -> {
            throw new IllegalArgumentException("cannot go back");
        });
        Exception reason = new IllegalStateException();

        steps.undo(reason);

        assertThat(log).containsExactly("publish", "accept", "publish back");
        assertThat(reason.getSuppressed()).hasSize(1);
        assertThat(reason.getSuppressed()[0]).hasMessage("cannot go back");
    }
}
