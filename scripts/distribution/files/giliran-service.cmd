@echo off
rem What the scheduled task "Giliran" runs: the server, started again one second after it ends, with its words in a file.
rem Exit code 2 means that the set-up must be put right by a person first: then it stays down and the log says why.
setlocal
set GILIRAN_LOGS=%ProgramData%\Giliran\logs
if not exist "%GILIRAN_LOGS%" mkdir "%GILIRAN_LOGS%"
cd /d "%ProgramData%\Giliran"
:again
rem Above 20 MB the old log is kept as server.1.log.
for %%F in ("%GILIRAN_LOGS%\server.log") do if exist "%%F" if %%~zF GTR 20000000 move /y "%%F" "%GILIRAN_LOGS%\server.1.log" >nul
call "%~dp0giliran.cmd" serve >>"%GILIRAN_LOGS%\server.log" 2>&1
if %ERRORLEVEL% EQU 2 exit /b 2
rem "timeout" wants a keyboard, which a task has not.
ping -n 2 127.0.0.1 >nul
goto again
