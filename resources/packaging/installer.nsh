; Included by electron-builder's NSIS script. Texts in both languages of the product.

!macro customInstall
  ; One folder for the machine: users may write into it.
  ReadEnvStr $R0 "ProgramData"
  CreateDirectory "$R0\LIVE Room\data"
  CreateDirectory "$R0\LIVE Room\versions"
  nsExec::Exec 'icacls "$R0\LIVE Room" /grant *S-1-5-32-545:(OI)(CI)M'
  Pop $R1
  ; Kiosk: the room opens when somebody signs in. Silent installs say so with /KIOSK.
  ${GetParameters} $R2
  ClearErrors
  ${GetOptions} $R2 "/KIOSK" $R3
  IfErrors 0 kiosk
  IfSilent done
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Buka LIVE Room setiap kali komputer ini dinyalakan?$\r$\nOpen LIVE Room whenever somebody signs in to this computer?" IDYES kiosk IDNO done
  kiosk:
    SetShellVarContext all
    CreateShortCut "$SMSTARTUP\LIVE Room.lnk" "$INSTDIR\${APP_EXECUTABLE_FILENAME}" '--versions "$R0\LIVE Room\versions"'
  done:
!macroend

!macro customUnInstall
  SetShellVarContext all
  Delete "$SMSTARTUP\LIVE Room.lnk"
  ; The room's records stay, unless a person says otherwise. A silent uninstall (an update of the package) keeps them.
  ReadEnvStr $R0 "ProgramData"
  IfSilent kept
  IfFileExists "$R0\LIVE Room\*.*" 0 kept
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Hapus juga semua data ruang di $R0\LIVE Room? Ini tidak dapat dikembalikan.$\r$\nDelete all of the room's data in $R0\LIVE Room as well? This cannot be undone." IDNO kept
  RMDir /r "$R0\LIVE Room"
  kept:
!macroend
