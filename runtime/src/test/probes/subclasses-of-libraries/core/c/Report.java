package c;

public class Report {
    String hidden() {
        return "original";
    }

    public static String call(Report report) {
        return report.hidden();
    }
}
