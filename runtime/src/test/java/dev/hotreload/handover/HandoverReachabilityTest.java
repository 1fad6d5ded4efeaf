package dev.hotreload.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.Kept;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the handover holds: nothing that nobody else has. */
class HandoverReachabilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HandoverCase file = HandoverCase.all(Path.of("src/test/handover")).stream()
            .filter(each -> each.name().equals("callbacks"))
            .findFirst()
            .orElseThrow();
    private final HandoverProgram program = new HandoverProgram(List.of(file));
    private final Handover handover = new Handover(HandoverProgram.trusted());
    private final TestLoader stays = program.stayingLoader();

    /** Keeps one object of the first generation through ten others, and then lets go of it. */
    @Test
    void onlyTheGenerationsOfKeptObjectsStay() throws Throwable {
        List<WeakReference<TestLoader>> loaders = new ArrayList<>();
        List<Object> kept = new ArrayList<>(List.of(kept(loaders)));

        List<WeakReference<TestLoader>> between = loaders.subList(1, loaders.size() - 1);
        await(between, 0);
        assertThat(loaders.get(0).get()).as("the loader of the kept object").isNotNull();
        assertThat(loaders.get(loaders.size() - 1).get()).as("the running one").isNotNull();
        assertThat(((Kept) kept.get(0)).hotreload$object().getClass().getClassLoader())
                .isSameAs(loaders.get(0).get());

        kept.clear();
        stays.generation = null;
        await(loaders, 0);
    }

    private Object kept(List<WeakReference<TestLoader>> loaders) throws Throwable {
        TestLoader first = program.loader(1, stays);
        loaders.add(new WeakReference<>(first));
        LoaderGeneration from = HandoverProgram.add(handover, first);
        Object value = HandoverProgram.make(first, file);
        for (int number = 2; number <= 11; number++) {
            TestLoader next = program.loader(number, stays);
            loaders.add(new WeakReference<>(next));
            LoaderGeneration to = HandoverProgram.add(handover, next);
            value = Objects.requireNonNull(handover.carry(new KeptValue(value, from, KeepAs.PROXY, null), to));
            assertThat(HandoverProgram.drive(next, file, value)).isEqualTo(file.text("expected") + "\n");
        }
        return value;
    }

    /** Some collections may pass before an object that nobody has is gone. */
    private static void await(List<WeakReference<TestLoader>> loaders, int left) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (live(loaders) > left && Instant.now().isBefore(deadline)) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(live(loaders)).as("loaders that are still reachable").isEqualTo(left);
    }

    private static long live(List<WeakReference<TestLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }
}
