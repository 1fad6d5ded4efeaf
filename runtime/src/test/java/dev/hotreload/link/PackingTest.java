package dev.hotreload.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.Bits;
import dev.hotreload.boot.Construction;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the arguments of an added constructor get to the construction hook. */
class PackingTest {
    @Test
    void withoutArgumentsOnlyTheIndexIsPassed() throws Throwable {
        Construction packed = (Construction) Packing.of(7, List.of()).invokeExact();

        assertThat(packed.index).isEqualTo(7);
        assertThat(packed.more).isNull();
    }

    @Test
    void eachKindHasPlacesOfItsOwn() throws Throwable {
        MethodHandle packing = Packing.of(0, List.of(String.class, int.class, Object.class, long.class));

        Construction packed = (Construction) packing.invokeExact("a", 1, (Object) "b", 2L);

        assertThat(List.of(packed.bits0, packed.bits1)).containsExactly(1L, 2L);
        assertThat(Arrays.asList(packed.reference0, packed.reference1, packed.reference2))
                .containsExactly("a", "b", null);
    }

    static Stream<Object> primitives() {
        return Stream.of(true, (byte) -3, (short) -300, 'z', -70_000, -5_000_000_000L, -1.5f, -2.5);
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void everyPrimitiveTypeComesBackAsItWas(Object value) throws Throwable {
        Class<?> type = (Class<?>) value.getClass().getField("TYPE").get(null);

        Construction packed = (Construction) Packing.of(0, List.of(type)).invoke(value);

        assertThat(new Bits(type).toValue().invoke(packed.bits0)).isEqualTo(value);
    }

    @Test
    void whatHasNoPlaceIsInTheArrayInItsOrder() throws Throwable {
        Class<?>[] types = new Class<?>[12];
        Object[] arguments = new Object[12];
        for (int i = 0; i < types.length; i++) {
            boolean isPrimitive = i % 2 == 0;
            types[i] = isPrimitive ? int.class : String.class;
            arguments[i] = isPrimitive ? (Object) i : "s" + i;
        }

        Construction packed = (Construction) Packing.of(1, List.of(types)).invokeWithArguments(arguments);

        assertThat(List.of(packed.bits0, packed.bits1, packed.bits2, packed.bits3))
                .containsExactly(0L, 2L, 4L, 6L);
        assertThat(Arrays.asList(packed.reference0, packed.reference1, packed.reference2, packed.reference3))
                .containsExactly("s1", "s3", "s5", "s7");
        assertThat(packed.more).containsExactly(8, "s9", 10, "s11");
    }

    @Test
    void boxedArgumentsOfReflectionGoToTheSamePlaces() {
        Construction packed = Construction.of(
                2, new Class<?>[] {long.class, String.class, double.class}, new Object[] {9L, "x", 0.5});

        assertThat(packed.bits0).isEqualTo(9);
        assertThat(Double.longBitsToDouble(packed.bits1)).isEqualTo(0.5);
        assertThat(packed.reference0).isEqualTo("x");
    }
}
