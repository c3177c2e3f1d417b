# Installs or updates Giliran on Windows 10, 11 or Server 2019 and newer. In PowerShell as administrator:
#   powershell -ExecutionPolicy Bypass -File install-windows.ps1              install or update (with a backup first)
#   powershell -ExecutionPolicy Bypass -File install-windows.ps1 -Lan         also opens the ports for the hall's network
#   powershell -ExecutionPolicy Bypass -File install-windows.ps1 -Back        the version before this one again
#   powershell -ExecutionPolicy Bypass -File install-windows.ps1 -Uninstall   away with the program; the data stays
#
# Why a scheduled task and no service: "sc.exe create" wants a program that answers the service control manager; a
# console program does not, and Windows ends it after 30 seconds (error 1053). A task that starts with the machine
# needs no wrapper from elsewhere, runs before anybody signs in, as LOCAL SERVICE, without a time limit, and is started
# again when it ends. Ending it is abrupt, like a power cut, and loses nothing: only what is stored is acknowledged.
param([switch]$Lan, [switch]$Back, [switch]$Uninstall)
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$program = Join-Path $env:ProgramFiles 'Giliran'
$previous = "$program.previous"
$data = Join-Path $env:ProgramData 'Giliran'
$task = 'Giliran'

$me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
  Write-Host 'Jalankan PowerShell sebagai administrator. / Run PowerShell as administrator.'
  exit 1
}

function Stop-Giliran {
  if (Get-ScheduledTask -TaskName $task -ErrorAction SilentlyContinue) { Stop-ScheduledTask -TaskName $task }
  # The task's own children, if any are left: only those that run from our folder.
  Get-Process -Name node -ErrorAction SilentlyContinue |
    Where-Object { $_.Path -and $_.Path.StartsWith("$program\", 'OrdinalIgnoreCase') } |
    Stop-Process -Force
  Start-Sleep -Seconds 1
}

if ($Uninstall) {
  Stop-Giliran
  Unregister-ScheduledTask -TaskName $task -Confirm:$false -ErrorAction SilentlyContinue
  Get-NetFirewallRule -Group 'Giliran' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
  foreach ($folder in $program, $previous) { if (Test-Path $folder) { Remove-Item -Recurse -Force $folder } }
  Write-Host "Giliran is gone from this machine. The data stays in $data."
  exit 0
}

if ($Back) {
  if (-not (Test-Path $previous)) { Write-Host "There is no earlier version in $previous."; exit 1 }
  Stop-Giliran
  Rename-Item $program "$program.newer"; Rename-Item $previous $program; Rename-Item "$program.newer" $previous
  Start-ScheduledTask -TaskName $task
  Write-Host 'The version before runs again. If it says that the data is newer, restore the backup made before the update:'
  Write-Host "  & '$program\giliran.cmd' restore <file of 'giliran.cmd backups'>"
  exit 0
}

if ($here -eq $program) { Write-Host "Unpack the new version beside $program, not in it."; exit 1 }

# Data and settings: LOCAL SERVICE (S-1-5-19), administrators and the system; nobody else.
New-Item -ItemType Directory -Force $data, "$data\backups", "$data\logs" | Out-Null
icacls $data /inheritance:r /grant '*S-1-5-19:(OI)(CI)M' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null
$settings = Join-Path $data 'giliran.env'
if (-not (Test-Path $settings)) {
  Copy-Item (Join-Path $here 'giliran.env') $settings
  Add-Content $settings "GILIRAN_DATA=$($data -replace '\\', '/')"
}

if ((Test-Path $program) -and (Test-Path "$data\giliran.db")) {
  & "$program\giliran.cmd" backup --to "$data\backups"
  if ($LASTEXITCODE -ne 0) { Write-Host 'The backup before the update did not succeed, so nothing was changed.'; exit 1 }
}
$new = "$program.new"
if (Test-Path $new) { Remove-Item -Recurse -Force $new }
Copy-Item -Recurse $here $new
Stop-Giliran
if (Test-Path $program) {
  if (Test-Path $previous) { Remove-Item -Recurse -Force $previous }
  Rename-Item $program $previous
}
Rename-Item $new $program

$action = New-ScheduledTaskAction -Execute "$env:SystemRoot\System32\cmd.exe" `
  -Argument "/d /c `"`"$program\giliran-service.cmd`"`"" -WorkingDirectory $data
$trigger = New-ScheduledTaskTrigger -AtStartup
$principal = New-ScheduledTaskPrincipal -UserId 'NT AUTHORITY\LOCAL SERVICE' -LogonType ServiceAccount -RunLevel Limited
# Without a time limit (the default ends a task after three days), on battery too, and not below others in priority.
$rules = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 `
  -RestartInterval (New-TimeSpan -Minutes 1) -MultipleInstances IgnoreNew -AllowStartIfOnBatteries `
  -DontStopIfGoingOnBatteries -DontStopOnIdleEnd -StartWhenAvailable -Priority 4
Register-ScheduledTask -TaskName $task -Action $action -Trigger $trigger -Principal $principal -Settings $rules `
  -Description 'Giliran queue server' -Force | Out-Null
Start-ScheduledTask -TaskName $task

if ($Lan) {
  Get-NetFirewallRule -Group 'Giliran' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
  New-NetFirewallRule -Group 'Giliran' -DisplayName 'Giliran (hall)' -Direction Inbound -Action Allow -Protocol TCP `
    -LocalPort 8080, 8443 -RemoteAddress LocalSubnet -Program "$program\node\node.exe" | Out-Null
  New-NetFirewallRule -Group 'Giliran' -DisplayName 'Giliran (found by name)' -Direction Inbound -Action Allow -Protocol UDP `
    -LocalPort 5353 -RemoteAddress LocalSubnet -Program "$program\node\node.exe" | Out-Null
}

$port = 8080
foreach ($line in Get-Content $settings) { if ($line -match '^PORT=(\d+)') { $port = $Matches[1] } }
for ($try = 0; $try -lt 30; $try++) {
  try {
    $answer = Invoke-WebRequest -UseBasicParsing -TimeoutSec 2 "http://127.0.0.1:$port/healthz"
    if ($answer.StatusCode -eq 200) {
      Write-Host "Giliran $(Get-Content "$program\VERSION") runs: http://127.0.0.1:$port/"
      Write-Host "Settings: $settings   Words: $data\logs\server.log   Next: README.txt, step 4."
      if (Test-Path "$data\first-run-code.txt") { Write-Host "The console asks for this code: $(Get-Content "$data\first-run-code.txt")" }
      exit 0
    }
  } catch { Start-Sleep -Seconds 1 }
}
Write-Host "Giliran is installed but does not answer. What it says: $data\logs\server.log"
exit 1
