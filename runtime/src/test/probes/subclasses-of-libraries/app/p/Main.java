package p;

import c.Report;
import org.springframework.cglib.proxy.Enhancer;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.util.ClassUtils;

public class Main {
    public static void main(String[] args) throws Exception {
        for (Class<?> type : new Class<?>[] {Local.class, Report.class}) {
            Enhancer enhancer = new Enhancer();
            enhancer.setSuperclass(type);
            enhancer.setCallback((MethodInterceptor) (object, method, arguments, proxy) -> "overridden");
            Object made = enhancer.create();
            System.out.println(type.getMethod("call", type).invoke(null, made) + " "
                    + (made.getClass().getClassLoader() == type.getClassLoader()));
            ClassLoader library = ClassUtils.class.getClassLoader();
            System.out.println(ClassUtils.isCacheSafe(type, library) + " " + ClassUtils.isVisible(type, library));
        }
    }
}
