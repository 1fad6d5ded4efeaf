package dev.hotreload.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.message.RefusalTexts;
import dev.hotreload.report.NotLive;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotLiveReportsTest {
    @Test
    void whatTheJvmSaidIsToldToo() {
        TransactionFailure failure = new TransactionFailure(
                RefusalTexts.notTaken(), new UnsupportedOperationException("attempted to change the schema"));

        assertThat(NotLiveReports.failed(List.of("app"), List.of(), failure))
                .extracting(NotLive::message)
                .containsExactly("the JVM did not accept the change"
                        + " (java.lang.UnsupportedOperationException: attempted to change the schema)");
    }

    @Test
    void aReasonThatSaysAllIsToldWithoutTheEnginesOwnException() {
        TransactionFailure failure = new TransactionFailure(RefusalTexts.loadingForLong());

        assertThat(NotLiveReports.failed(List.of("app"), List.of(), failure))
                .extracting(NotLive::message)
                .containsExactly(RefusalTexts.loadingForLong());
    }
}
