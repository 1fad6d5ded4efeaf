package dev.hotreload.benchmarks.startup.libraries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;
import org.apache.commons.io.IOUtils;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Parses options, reads a text, and computes a little. */
public final class LibrariesApplication {

    private LibrariesApplication() {}

    /** One class of each library. */
    public static List<Class<?>> libraries() {
        return List.of(OptionParser.class, IOUtils.class, SimpleRegression.class);
    }

    /** Prints a few results. */
    public static void main(String[] args) throws IOException {
        OptionParser parser = new OptionParser();
        OptionSpec<Integer> count =
                parser.accepts("count").withRequiredArg().ofType(Integer.class).defaultsTo(40);
        OptionSet options = parser.parse(args);
        double[] values = values(options.valueOf(count));
        System.out.println(regression(values));
        System.out.println(spline(values));
        System.out.println(largestEigenvalue(values));
        System.out.println(new DescriptiveStatistics(values).getPercentile(90));
        System.out.println(new DormandPrince853Integrator(1e-8, 100, 1e-10, 1e-10).getName());
    }

    private static double[] values(int count) throws IOException {
        String text = "7 3 5 1 ".repeat(count / 4);
        String read = IOUtils.toString(IOUtils.toInputStream(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return List.of(read.trim().split(" ", -1)).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double regression(double[] values) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < values.length; i++) {
            regression.addData(i, values[i]);
        }
        return regression.getSlope();
    }

    private static double spline(double[] values) {
        double[] places = new double[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        PolynomialSplineFunction spline = new SplineInterpolator().interpolate(places, values);
        return spline.value(1.5);
    }

    private static double largestEigenvalue(double[] values) {
        double[][] matrix = new double[4][4];
        for (int i = 0; i < 16; i++) {
            matrix[i / 4][i % 4] = values[i / 4] + values[i % 4];
        }
        return new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalue(0);
    }
}
