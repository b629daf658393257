import { isForeignImperative } from './foreign-imperatives.ts';

/** Words that instructions begin with, in checklists, runbooks and test cases. */
const verbs = new Set(
  `abort accept access acknowledge activate actuate add adjust advance align allow analyse analyze announce append apply approve archive ask assemble assert assess
  assign attach attempt audit authenticate authorise authorize await back backup begin boot bring browse build bump bypass calculate calibrate call cancel capture
  carry cause change check choose clean clear click clone close collect commit communicate compare compile complete compute conduct configure confirm connect
  consult contact continue control convert copy correct count create cross cut cycle deactivate decide declare decrease define delete delegate deliver demonstrate
  deploy deselect detach determine develop disable disassemble discard disconnect dismiss display dispose distribute document double download drag drain draft
  drop dump duplicate edit eject email empty enable end engage enroll ensure enter erase establish evaluate examine execute exit expand export extract fail fetch
  file fill filter find finish fix flash flip flush follow force freeze generate get give go grant hand highlight hold identify ignore import increase increment
  inform initialise initialize initiate inject insert inspect install interrupt invite invoke issue join keep kick kill label launch leave let link list listen
  load locate lock log login logout look loop lower mail maintain make manually map mark match measure merge migrate modify monitor mount move name navigate
  notify note observe obtain open operate order override paste pause perform pick ping place plug point populate post power prepare press prevent print proceed
  produce promote propose provide pull purge push put query quit raise read reboot rebuild receive record recover redeploy reduce refer refresh register reject
  release reload remove rename repeat replace reply report request reset resolve restart restore resume retrieve return revert review revoke roll rotate rerun run
  sample save scale scan schedule scroll search seal see select send set share ship show shut sign simulate skip sort specify stage start state stop store
  bend blow boil bolt charge cool cure deselect dilute dip dry drill flip flow fold grease grind heat hoist insulate irrigate lay level lift light lubricate
  mix mute oil peel pour prime pump rinse rub screw shake soak solder spin spray squeeze stand stir stick strike sweep swipe swing tighten tie trim unscrew unseal warm wash
  wear weld wind wipe wire wrap zero zoom submit subscribe switch sync tag take tap tear tell terminate test tick tidy toggle track transfer trigger try turn type unblock uncheck uninstall unlock
  unmount unplug unzip update upgrade upload use validate verify view visit wait warn watch weigh wipe withdraw write zip`.split(/\s+/),
);

/** Whether a text begins as an instruction does: with a verb, behind numbers, marks and words such as `please` or `then`. */
export function isImperative(text: string): boolean {
  if (/^\s*["'“‘`]/.test(text)) return false;
  const words =
    text
      .replace(/^\s*(?:\S*\d\S*\s+)?/, '')
      .toLowerCase()
      .match(/[\p{L}]+(?:['’-]\p{L}+)*/gu) ?? [];
  const first =
    words.find((word) => !/^(?:please|then|now|next|finally|first|again|also|once|always|optionally|manually|and|to|step)$/.test(word)) ??
    '';
  return verbs.has(first) || verbs.has(first.split('-')[0] ?? '') || isForeignImperative(words, text);
}
