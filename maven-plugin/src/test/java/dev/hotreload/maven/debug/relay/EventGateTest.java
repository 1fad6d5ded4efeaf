package dev.hotreload.maven.debug.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.maven.debug.jdwp.CompositeEvent;
import dev.hotreload.maven.debug.jdwp.Jdwp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventGateTest {

    private final List<Integer> seen = new ArrayList<>();
    private final EventGate gate =
            new EventGate(event -> seen.add(event.events().get(0).request()));

    @Test
    void the_next_event_that_suspends_all_waits_for_a_resume() throws IOException {
        gate.pass(event(1, Jdwp.SUSPEND_ALL));
        gate.pass(event(2, Jdwp.SUSPEND_ALL));
        assertThat(seen).containsExactly(1);
        gate.resumed();
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void what_the_gateway_reports_comes_while_the_program_stands() throws IOException {
        gate.pass(event(1, Jdwp.SUSPEND_ALL));
        gate.passSynthesised(event(7, Jdwp.SUSPEND_ALL));
        gate.pass(event(2, Jdwp.SUSPEND_ALL));
        assertThat(seen).containsExactly(1, 7);
        gate.resumed();
        assertThat(seen).as("that resume was for the gateway's event").containsExactly(1, 7);
        gate.resumed();
        assertThat(seen).containsExactly(1, 7, 2);
    }

    @Test
    void a_debugger_that_wants_no_events_gets_them_later_and_in_order() throws IOException {
        gate.hold(true);
        gate.pass(event(1, Jdwp.SUSPEND_NONE));
        gate.passSynthesised(event(2, Jdwp.SUSPEND_NONE));
        assertThat(seen).isEmpty();
        gate.hold(false);
        assertThat(seen).containsExactly(1, 2);
    }

    private static CompositeEvent event(int request, int policy) {
        return new CompositeEvent(policy, List.of(new CompositeEvent.Event(Jdwp.BREAKPOINT, request, 1, new byte[0])));
    }
}
