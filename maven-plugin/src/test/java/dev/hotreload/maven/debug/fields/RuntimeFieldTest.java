package dev.hotreload.maven.debug.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.Holder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuntimeFieldTest {

    /** What {@link AddedFieldReader} takes the field's value for. */
    private static final Map<RuntimeField, Class<?>> TYPES = Map.of(
            RuntimeField.TABLE, Object[].class,
            RuntimeField.INDEX, int.class,
            RuntimeField.OF_CLASS, Holder.class,
            RuntimeField.BITS_0, long.class,
            RuntimeField.BITS_1, long.class,
            RuntimeField.REFERENCE_0, Object.class,
            RuntimeField.REFERENCE_1, Object.class,
            RuntimeField.MORE, Holder[].class,
            RuntimeField.FILLED, int.class,
            RuntimeField.NULL, Object.class);

    @ParameterizedTest
    @EnumSource
    void theRuntimeHasTheFieldWithTheTypeThatIsReadFromIt(RuntimeField field) throws NoSuchFieldException {
        assertThat(field.owner().getDeclaredField(field.fieldName()).getType()).isEqualTo(TYPES.get(field));
    }

    @Test
    void theOwnerIsLookedForUnderTheNameThatTheJvmHas() {
        assertThat(RuntimeField.FILLED.ownerSignature()).isEqualTo("Ldev/hotreload/boot/Holder;");
    }
}
