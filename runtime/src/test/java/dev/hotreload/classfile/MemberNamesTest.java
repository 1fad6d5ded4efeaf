package dev.hotreload.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberNamesTest {

    @Test
    void lambdasOfJavacAreToldByWhatTheyStandIn() {
        assertThat(MemberNames.enclosingOfLambda("lambda$run$0")).hasValue("run");
        assertThat(MemberNames.enclosingOfLambda("lambda$run$a1b2c3$1")).hasValue("run");
        assertThat(MemberNames.enclosingOfLambda("lambda$new$0")).hasValue("constructor");
        assertThat(MemberNames.enclosingOfLambda("lambda$static$0")).hasValue("static initialiser");
    }

    @Test
    void lambdasOfKotlinAreToldByWhatTheyStandIn() {
        assertThat(MemberNames.enclosingOfLambda("order$lambda$0")).hasValue("order");
        assertThat(MemberNames.enclosingOfLambda("order$lambda$1$lambda$0")).hasValue("order");
        assertThat(MemberNames.enclosingOfLambda("order$lambda$2$1")).hasValue("order");
        assertThat(MemberNames.enclosingOfLambda("_init_$lambda$0")).hasValue("constructor");
    }

    @Test
    void otherMethodsAreNone() {
        assertThat(MemberNames.enclosingOfLambda("lambda")).isEmpty();
        assertThat(MemberNames.enclosingOfLambda("run$lambda")).isEmpty();
        assertThat(MemberNames.enclosingOfLambda("access$000")).isEmpty();
        assertThat(MemberNames.enclosingOfLambda("lambda$")).isEmpty();
    }
}
