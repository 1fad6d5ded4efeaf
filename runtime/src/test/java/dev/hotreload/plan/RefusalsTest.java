package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.message.RefusalTexts;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

class RefusalsTest {

    @Test
    void aClassWithoutRoomForConstantsIsNamed() {
        assertThat(Refusals.tooLarge(new ClassTooLargeException("p/T", 70_000)))
                .isEqualTo(
                        new RefusedChange("p/T", PlannedRefusal.untilRestart("", RefusalTexts.noRoomForConstants())));
    }

    @Test
    void aMethodThatIsTooLargeIsNamed() {
        assertThat(Refusals.tooLarge(new MethodTooLargeException("p/T", "m", "(Ljava/lang/String;)V", 70_000)))
                .isEqualTo(new RefusedChange(
                        "p/T", PlannedRefusal.untilRestart("m(String)", RefusalTexts.methodTooLarge())));
    }
}
