package dev.hotreload.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotreload.boot.Kept;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case through ten generations, in one JVM. */
class HandoverTest {
    private static final int GENERATIONS = 10;

    @TestFactory
    Stream<DynamicTest> cases() {
        List<HandoverCase> cases = HandoverCase.all(Path.of("src/test/handover"));
        HandoverProgram program = new HandoverProgram(cases);
        return cases.stream().map(file -> DynamicTest.dynamicTest(file.name(), () -> run(program, file)));
    }

    static void run(HandoverProgram program, HandoverCase file) throws Throwable {
        Handover handover = new Handover(HandoverProgram.trusted());
        TestLoader stays = program.stayingLoader();
        TestLoader loader = program.loader(1, stays);
        LoaderGeneration made = HandoverProgram.add(handover, loader);
        Object value = HandoverProgram.make(loader, file);
        Class<?> wanted = file.text("wanted").isEmpty() ? null : loader.loadClass(file.text("wanted"));
        for (int number = 2; number <= (file.isOnce() ? 2 : GENERATIONS); number++) {
            TestLoader next = program.loader(number, stays);
            LoaderGeneration generation = HandoverProgram.add(handover, next);
            KeptValue kept = new KeptValue(value, made, file.as(), wanted);
            String refused = file.text("refused");
            if (!refused.isEmpty()) {
                assertThatThrownBy(() -> handover.check(kept, generation, object -> null))
                        .isInstanceOf(CannotBeKept.class)
                        .hasMessage(refused);
                return;
            }
            handover.check(kept, generation, object -> null);
            Object carried = handover.carry(kept, generation);
            assertThat(HandoverProgram.drive(next, file, carried))
                    .as("generation %d", number)
                    .isEqualTo(file.text("expected") + "\n");
            if (carried instanceof Kept proxy) {
                assertThat(proxy.hotreload$object()).as("no proxy of a proxy").isSameAs(Handover.original(value));
            } else {
                made = generation;
            }
            value = carried;
        }
    }
}
