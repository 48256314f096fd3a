@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts the demo: finds a JDK 21 or newer and builds the jar when it is missing.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%target\demo\luctim-demo.jar"
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%j in ('where java 2^>nul') do if not defined JDK call :try "%%~dpj.."
if not defined JDK for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined JDK call :try "%%~d"
if not defined JDK (
  echo luctim: needs Java 21 or newer; install a JDK, or point JAVA_HOME to one 1>&2
  exit /b 2
)
if not exist "%JAR%" (
  echo luctim: building %JAR% ^(once^) 1>&2
  call mvn -B -q -f "%HOME_DIR%src" -pl demo -am -Dmaven.test.skip=true -Dskip.gates=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true package 1>&2
  if errorlevel 1 exit /b 2
)
"%JDK%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="%HOME_DIR%target\demo\luctim-demo.jsa" -Xlog:all=off --enable-native-access=ALL-UNNAMED -Dluctim.home="%HOME_DIR%." -cp "%JAR%" io.luctim.demo.Luctim %*
exit /b %errorlevel%

:try
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "V=%%~v"
set "V=%V:"=%"
if %V% geq 21 set "JDK=%~1"
exit /b
