package com.example.app;

import org.apache.commons.io.FilenameUtils;

public class App {

    public static void main(String[] args) throws ReflectiveOperationException {
        Class<?> both = Class.forName("org.apache.commons.io.EndianUtils");
        System.out.println("in both: " + both.getMethod("origin").invoke(null));
        System.out.println("in the jar: " + FilenameUtils.getExtension("picture.png"));
    }
}
