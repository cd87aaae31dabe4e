"""Given names that nearly always are a woman's or a man's: what "he" and "she" can mean."""

__all__ = ["FEMININE", "MASCULINE"]

FEMININE = frozenset(
    (
        "abigail alice amanda amelia amina amy ana andrea angela anita anna anne annie audrey "
        "barbara beatrice betty brenda bridget carla carmen carol caroline catherine charlotte "
        "cheryl christina christine claire clara cynthia deborah debra diana diane donna doris "
        "dorothy edith elaine eleanor elena elise elizabeth ella ellen emily emma erica esther eva "
        "evelyn fatima fiona florence frances gabriela gina gloria grace hannah heather helen "
        "hilary hillary ida ines ingrid irene isabel isabella ivanka jacqueline jane janet janice "
        "jean jennifer jenny jessica jill joan joanna josephine joyce judith judy julia julie "
        "karen kate katherine kathleen kathryn katie kelly kimberly kirsten kristen laila laura "
        "lauren leila lena lillian lily linda lisa liz lorraine louise lucia lucy lydia madeleine "
        "mara margaret maria marie marilyn marina martha mary maya megan melania melissa mia "
        "michelle mona monica nadia nancy naomi natalia natalie nicole nina nora olga olivia "
        "pamela patricia paula pauline phyllis priya rachel rebecca renee rita rosa rose ruth "
        "sally samantha sandra sara sarah sheila shirley sofia sonia sophia sophie stella "
        "stephanie susan sylvia tamara tanya teresa theresa tina ursula valerie vanessa vera "
        "veronica victoria virginia vivian wendy yolanda yvonne zara zoe"
    ).split()
)
MASCULINE = frozenset(
    (
        "aaron abdul abraham adam ahmed alan albert alberto alexander alfred ali allen amir andre "
        "andrew anthony antonio arthur barack ben benjamin bernard bernie bill bob brad brandon "
        "brendan brian bruce bryan carl carlos charles chris christopher chuck colin craig cyril "
        "dale daniel dave david dean dennis derek diego dmitry don donald douglas dylan ed eddie "
        "edgar edward edwin emmanuel enrique eric erik ernest ethan eugene felix fernando "
        "francisco frank fred frederick gabriel gary gavin geoffrey george gerald gilbert giorgio "
        "glenn gordon graham greg gregory gustav harold harry harvey hassan hector henry herbert "
        "howard hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jake james jamie jason "
        "jared javier jeff jeffrey jeremy jerome jerry jim jimmy joe joel john johnny jon jonathan "
        "jorge jose joseph josh joshua juan julian justin karl keith kenneth kevin khalid kurt "
        "kyle larry lars lawrence leo leon leonard leonid lewis liam louis luis luke malcolm marco "
        "marcus mario mark martin matt matthew max michael miguel mike mitch mohamed mohammed "
        "nathan neil nicholas nick nigel norman oleg oliver oscar otto owen pablo patrick paul "
        "pedro pete peter philip phillip pierre rafael ralph ramon ray raymond ricardo richard "
        "rick robert roberto rodney roger ronald ross roy russell ryan salman sam samuel scott "
        "sean sebastian sergei seth simon stanley stefan stephen steve steven stuart ted terry "
        "theodore thomas tim timothy todd tom tommy tony trevor victor viktor vincent vladimir "
        "volodymyr walter warren wayne will william xi yuri zachary"
    ).split()
)
