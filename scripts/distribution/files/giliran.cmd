@echo off
rem Starts Giliran with the Node that lies beside it: giliran.cmd serve, giliran.cmd help.
setlocal
set NODE_OPTIONS=
set NODE_PATH=
if "%~1"=="--version" (type "%~dp0VERSION" & exit /b 0)
"%~dp0node\node.exe" --max-semi-space-size=4 --env-file-if-exists="%ProgramData%\Giliran\giliran.env" "%~dp0server\app\giliran.js" %*
exit /b %ERRORLEVEL%
