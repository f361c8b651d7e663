//! Whether a name can be a woman's, or a man's: "she" is hardly Peter.

use std::sync::LazyLock;

use crate::parse::hash::{HashedMap, hash_lowercase};

/// Frequent given names of women, in lower case; those that men have too are left out.
const WOMEN: &str = "abigail, ada, adriana, agnes, aisha, alexandra, alice, alison, allison, amanda, amelia, amina, amy, ana, andrea, angela, anita, anja, ann, anna, anne,
    annette, annie, april, ashley, audrey, barbara, beatrice, becky, bernadette, beth, betty, beverly, bianca, bonnie, brenda, bridget, brittany, brooke, camilla, carla, carly,
    carmen, carol, caroline, carolyn, catherine, cathy, cecilia, charlotte, chelsea, cheryl, chloe, christina, christine, cindy, claire, clara, claudia, colleen, connie,
    cynthia, daisy, daniela, deborah, debbie, debra, denise, diana, diane, donna, dorothy, edith, eileen, elaine, eleanor, elena, elisabeth, elise, eliza, elizabeth, ella, ellen,
    emily, emma, erika, erin, esther, eva, evelyn, fatima, fiona, florence, gabriela, gail, gina, giulia, gloria, grace, greta, hannah, heather, heidi, helen, helena, hilary,
    hillary, holly, huma, ingrid, irene, iris, isabel, isabella, ivanka, jacqueline, jane, janet, janice, jasmine, jeanne, jennifer, jenny, jessica, jill, joan, joanna, joanne,
    josephine, joyce, juanita, judith, judy, julia, juliana, julie, karen, karin, kate, katherine, kathleen, kathryn, kathy, katie, katrina, kayla, kellyanne, kimberly, kirsten,
    kristen, kristin, laura, lauren, leila, lena, lesley, leticia, lillian, lily, linda, lisa, loretta, lori, louise, lucia, lucy, lydia, madeleine, maggie, margaret, maria,
    marianne, marie, marilyn, marina, marjorie, marlene, marta, martha, mary, maureen, megan, megyn, melania, melanie, melissa, mercedes, michelle, mildred, miriam, molly,
    monica, nadia, nancy, naomi, natalia, natalie, natasha, nicole, nina, nora, norma, olga, olivia, pamela, patricia, patty, paula, peggy, penelope, petra, phyllis, priscilla,
    rachel, rebecca, regina, renee, rhonda, rosa, rosemary, ruth, sabrina, sally, samantha, sandra, sara, sarah, selena, sharon, sheila, shirley, silvia, sofia, sonia, sophia,
    sophie, stacy, stephanie, sue, susan, susanne, suzanne, sylvia, tamara, tammy, tania, tatiana, teresa, theresa, tiffany, tina, ursula, valerie, vanessa, vera, veronica,
    victoria, viola, virginia, vivian, wanda, wendy, yolanda, yvonne, zoe";

/// Frequent given names of men, in lower case; those that women have too are left out.
const MEN: &str = "aaron, abdul, abdullah, abraham, adam, adrian, ahmad, ahmed, alan, albert, alejandro, alexander, alfred, ali, allan, andrew, andy, anthony, antonio, arnold, arthur,
    barack, barry, ben, benjamin, bernard, bernie, bill, bob, boris, brad, bradley, brandon, brendan, brent, brett, brian, bruce, bryan, byron, calvin, carl, carlos, cecil, charles,
    charlie, chris, christopher, chuck, clarence, clark, claude, clayton, cliff, clinton, colin, craig, curt, curtis, cyril, dan, daniel, danny, darren, darryl, dave, david,
    dennis, derek, dick, diego, dirk, dmitry, don, donald, doug, douglas, duncan, dwight, earl, ed, eddie, edgar, edmund, eduardo, edward, edwin, emmanuel, enrique, eric, erik,
    ernest, eugene, fabian, felix, fernando, francisco, frank, franklin, fred, frederick, gabriel, gareth, gary, gavin, geoffrey, george, gerald, gerard, gilbert, glen, glenn,
    gordon, graham, greg, gregory, guillermo, gustavo, guy, hans, harold, harry, harvey, hassan, hector, henry, herbert, herman, horace, howard, hugh, hugo, ian, ibrahim, igor,
    isaac, ivan, jack, jackson, jacob, jake, james, jan, jared, jason, javier, jay, jeff, jeffrey, jeremy, jerome, jerry, jim, jimmy, joe, joel, joerg, johan, john, johnny, jon,
    jonas, jonathan, jorge, jose, joseph, josh, joshua, juan, julian, jürgen, justin, karl, keith, ken, kenneth, kevin, klaus, kurt, kyle, lars, larry, lawrence, leo, leon,
    leonard, leroy, lewis, lindsey, lloyd, louis, lucas, luis, luke, malcolm, manuel, marc, marco, marcus, mario, mark, markus, martin, marvin, matt, matthew, maurice, max, melvin,
    michael, miguel, mike, milton, mitch, mitt, mohamed, mohammad, mohammed, muhammad, nathan, nathaniel, neil, nelson, newt, nicholas, nick, nigel, noah, norman, oliver, omar,
    oscar, otto, owen, pablo, patrick, paul, pedro, pete, peter, phil, philip, phillip, pierre, rafael, ralph, ramon, randy, raymond, reginald, ricardo, richard, rick, rob, robert,
    roberto, rodney, roger, roland, ron, ronald, roy, rudolph, rudy, russell, ryan, sadiq, salvador, samuel, scott, sean, sebastian, sergei, sergey, sergio, seth, shaun, simon,
    stanley, stefan, stephen, steve, steven, stewart, stuart, ted, terrence, theodore, thomas, tim, timothy, todd, tom, tommy, tony, travis, trevor, tyler, vernon, victor, vincent,
    vladimir, volodymyr, wallace, walter, warren, wayne, werner, will, william, willie, wolfgang, yevgeny, zachary";

/// Whether a pronoun is of women (`Some(true)`), of men, or says nothing.
pub(super) fn of_pronoun(pronoun: &str) -> Option<bool> {
    match pronoun {
        "she" => Some(true),
        "he" | "er" => Some(false),
        _ => None,
    }
}

/// Whether somebody of this name can be meant by a pronoun of women, or of men.
pub(super) fn may_be(name: &str, woman: Option<bool>) -> bool {
    static NAMES: LazyLock<HashedMap<bool>> = LazyLock::new(|| {
        let names = |text: &'static str, woman: bool| text.split(',').map(move |name| (hash_lowercase(name.trim()), woman));
        names(WOMEN, true).chain(names(MEN, false)).collect()
    });
    let known = name.split([' ', '-']).next().and_then(|first| NAMES.get(&hash_lowercase(first)));
    known.is_none() || woman.is_none() || known.copied() == woman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_only_known_names_of_the_other_sex_are_ruled_out() {
        assert!(may_be("Ruth Marsh", Some(true)) && !may_be("Ruth Marsh", Some(false)));
        assert!(may_be("Peter Berg", Some(false)) && !may_be("Peter Berg", Some(true)));
        assert!(may_be("Uvara Lund", Some(true)) && may_be("Peter Berg", None));
    }

    #[test]
    fn ok_no_name_is_in_both_lists() {
        let men: Vec<&str> = MEN.split(',').map(str::trim).collect();
        assert!(WOMEN.split(',').map(str::trim).all(|name| !men.contains(&name)));
    }
}
